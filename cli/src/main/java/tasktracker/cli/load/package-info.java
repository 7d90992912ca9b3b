/** The load test: a schedule made beforehand, senders that never delay it, and what came of it. */
package tasktracker.cli.load;
