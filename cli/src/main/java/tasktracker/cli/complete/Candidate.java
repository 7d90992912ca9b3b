package tasktracker.cli.complete;

/**
 * A word that fits.
 *
 * @param description one line, may be empty
 */
public record Candidate(String value, String description) {}
