/** The commands: what they are called, how they are found, and one file for each in the packages below. */
package tasktracker.cli.command;
