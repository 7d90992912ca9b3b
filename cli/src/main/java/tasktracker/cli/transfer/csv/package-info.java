/** Reads CSV strictly: Commons CSV parses, this package says what it lets pass and where in the file a record stands. */
package tasktracker.cli.transfer.csv;
