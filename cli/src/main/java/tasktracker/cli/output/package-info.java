/** The two streams, the output formats and progress. */
package tasktracker.cli.output;
