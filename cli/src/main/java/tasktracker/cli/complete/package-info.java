/** What a command line can go on with, for every shell. */
package tasktracker.cli.complete;
