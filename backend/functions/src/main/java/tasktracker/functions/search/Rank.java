package tasktracker.functions.search;

/**
 * How well a task matches, the best first: by how many terms are not in the title but in the description only, then by
 * how many are only the start of a word where they were found.
 *
 * @param outsideTitle 0 to 8
 * @param partial 0 to 8
 */
public record Rank(int outsideTitle, int partial) {
    /** The characters of {@link #text}. */
    public static final int LENGTH = 2;

    public Rank {
        if (outsideTitle < 0 || outsideTitle > 9 || partial < 0 || partial > 9) {
            throw new IllegalArgumentException("not one digit each: " + outsideTitle + ", " + partial);
        }
    }

    /** Sorts as ranks do. */
    public String text() {
        return Integer.toString(outsideTitle * 10 + partial + 100).substring(1);
    }
}
