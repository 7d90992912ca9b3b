/** Options that several commands share, as picocli mixins: they hold what was typed and read it, nothing more. */
package tasktracker.cli.option;
