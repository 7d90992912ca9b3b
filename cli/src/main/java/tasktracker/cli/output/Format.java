package tasktracker.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.cli.text.Nearest;

/** The values of {@code -o}. */
public enum Format {
    TABLE, TSV, JSON, NDJSON, CSV, ID;

    /** A table for a person, TSV for a program. */
    public static Format defaultFor(TextStream stdout) {
        return stdout.isTerminal() ? TABLE : TSV;
    }

    /**
     * Reads a value of {@code -o}, in whatever case.
     *
     * @throws CliException.Usage naming the known ones
     */
    public static Format parse(String word) {
        List<String> known = new ArrayList<>();
        for (Format format : values()) {
            if (format.word().equalsIgnoreCase(word)) {
                return format;
            }
            known.add(format.word());
        }
        String meant = Nearest.to(word, known).map(near -> "; did you mean " + near + "?").orElse("");
        throw new CliException.Usage(Failure.of("UNKNOWN_FORMAT",
                "there is no output format \"" + word + "\" (" + String.join(", ", known) + ")" + meant));
    }

    /** The word that {@code -o} takes. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether errors on stderr are JSON as well, and notices are not said. */
    public boolean isJson() {
        return this == JSON || this == NDJSON;
    }
}
