/** Text as a terminal shows it, and words that were probably meant. */
package tasktracker.cli.text;
