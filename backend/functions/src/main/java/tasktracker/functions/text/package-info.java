/** Text as search wants it. */
package tasktracker.functions.text;
