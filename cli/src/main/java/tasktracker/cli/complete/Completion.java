package tasktracker.cli.complete;

import java.util.List;

/**
 * What a word can become.
 *
 * @param candidates those that fit, in the order in which they are to be shown
 * @param source what else can stand here
 */
public record Completion(List<Candidate> candidates, Source source) {
    /** Nothing fits. */
    public static final Completion NONE = new Completion(List.of(), Source.WORDS);
    /** The name of a file, which the shell completes itself. */
    public static final Completion FILES = new Completion(List.of(), Source.FILES);

    public Completion {
        candidates = List.copyOf(candidates);
    }

    /** What the shell is to complete with. */
    public enum Source {
        /** The candidates and nothing else. */
        WORDS("words"),
        /** Names of files; behind the equals sign in {@code --option=}. */
        FILES("files");

        private final String word;

        Source(String word) {
            this.word = word;
        }

        /** The word that the scripts know. */
        public String word() {
            return word;
        }
    }
}
