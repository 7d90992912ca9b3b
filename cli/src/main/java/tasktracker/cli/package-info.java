/** The command line tool. */
package tasktracker.cli;
