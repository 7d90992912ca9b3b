/** {@code tasktracker keys …}. */
package tasktracker.cli.command.key;
