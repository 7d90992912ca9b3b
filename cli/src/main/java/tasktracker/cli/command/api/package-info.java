/** {@code tasktracker api}: calls of the user's own making. */
package tasktracker.cli.command.api;
