/** Changes to many tasks at once, and undo. */
package tasktracker.cli.command.bulk;
