/** {@code tasktracker category …}. */
package tasktracker.cli.command.category;
