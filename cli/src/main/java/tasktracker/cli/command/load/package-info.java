/** The command {@code load-test}. */
package tasktracker.cli.command.load;
