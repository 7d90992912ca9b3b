/** {@code tasktracker profile …}. */
package tasktracker.cli.command.profile;
