/** Tasks in and out of files. */
package tasktracker.cli.command.transfer;
