package tasktracker.cli.seed;

/** The externalIds of generated tasks: {@code seed:42:17} is the 17th task of seed 42. */
public final class SeedMark {
    private static final String PREFIX = "seed:";

    private SeedMark() {}

    static String of(long seed, int number) {
        return PREFIX + seed + ":" + number;
    }

    /** Whether a task with this externalId, which may be null, was generated. */
    public static boolean marks(String externalId) {
        if (externalId == null || !externalId.startsWith(PREFIX)) {
            return false;
        }
        int colon = externalId.lastIndexOf(':');
        return colon >= PREFIX.length() && isNumber(externalId.substring(PREFIX.length(), colon))
                && isNumber(externalId.substring(colon + 1));
    }

    private static boolean isNumber(String text) {
        String digits = text.startsWith("-") ? text.substring(1) : text;
        return !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
