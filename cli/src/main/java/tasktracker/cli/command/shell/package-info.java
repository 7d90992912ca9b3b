/** What helps at the prompt: help and completion. */
package tasktracker.cli.command.shell;
