/** The JSON schemas of the results. Loaded only by {@code help --schema}. */
package tasktracker.cli.schema;
