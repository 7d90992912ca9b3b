/** The same change to many tasks, and its way back. */
package tasktracker.cli.bulk;
