/** The verbs of {@code local}: the stack on this machine. */
package tasktracker.cli.command.local;
