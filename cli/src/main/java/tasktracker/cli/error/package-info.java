/** What a command says when it did not do what it was asked, and the exit codes. */
package tasktracker.cli.error;
