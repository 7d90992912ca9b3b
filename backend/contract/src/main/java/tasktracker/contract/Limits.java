package tasktracker.contract;

/** Every limit a client can meet. Lengths are in Unicode code points unless they say bytes. */
public final class Limits {
    public static final int TITLE = 200;
    public static final int DESCRIPTION = 4_000;
    public static final int EXTERNAL_ID = 200;
    public static final int CATEGORY_NAME = 60;
    public static final int CATEGORY_ICON = 32;
    /** Categories of one user; one or two more when several are created at the same moment. */
    public static final int CATEGORIES = 1_000;
    /** Characters of an Idempotency-Key or a correlation id. */
    public static final int TOKEN = 128;
    public static final int PAGE_DEFAULT = 50;
    public static final int PAGE_MAX = 100;
    public static final int BULK = 100;
    /** Items of a bulk request in atomic mode: each may need a ledger record of its own, and a transaction holds 100. */
    public static final int BULK_ATOMIC = 40;
    public static final int SEARCH = 200;
    public static final int SEARCH_TERMS = 8;
    public static final int USER_ID = 32;
    /** Bytes of a request body that the functions accept; API Gateway itself ends at 10 MB, Lambda at 6 MB. */
    public static final int BODY_BYTES = 5_000_000;
    /** Bytes of an answer to an export as a function gives it, with its JSON escapes; Lambda itself ends at 6 MB. */
    public static final int EXPORT_BYTES = 4_500_000;
    /** Seconds that an import's createdAt may lie in the future, for clocks that are not quite right. */
    public static final int CREATED_AHEAD_SECONDS = 300;
    /** Levels of nesting that a JSON body may have. */
    public static final int JSON_DEPTH = 16;

    private Limits() {}

    /** The number of code points in a text, the unit that limits are given in. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
