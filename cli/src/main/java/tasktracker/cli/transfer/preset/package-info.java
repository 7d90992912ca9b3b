/** The CSV files of other programs: which columns they have, and what their values mean. */
package tasktracker.cli.transfer.preset;
