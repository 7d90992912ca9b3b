/** The manual pages, written from the commands while the distribution is made. */
package tasktracker.cli.man;
