/** What was done to tasks, kept so that it can go on and be taken back. */
package tasktracker.cli.journal;
