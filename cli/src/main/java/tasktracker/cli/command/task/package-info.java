/** {@code tasktracker task …}. */
package tasktracker.cli.command.task;
