/** The verbs of {@code stack}: what was deployed. */
package tasktracker.cli.command.stack;
