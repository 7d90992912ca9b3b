/** The command that makes data to try things with, and removes it. */
package tasktracker.cli.command.seed;
