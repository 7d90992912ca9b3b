/** Import: what a file's columns mean, what its rows say, what is left to do, and doing it. */
package tasktracker.cli.transfer;
