package tasktracker.contract;

/** The HTTP headers of the API, as they are written. Their names are compared without regard to case. */
public final class HeaderNames {
    public static final String API_KEY = "x-api-key";
    public static final String CORRELATION_ID = "X-Correlation-Id";
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    public static final String IDEMPOTENCY_REPLAYED = "Idempotency-Replayed";
    public static final String IF_MATCH = "If-Match";
    public static final String IF_NONE_MATCH = "If-None-Match";
    public static final String ETAG = "ETag";
    public static final String NEXT_CURSOR = "X-Next-Cursor";
    public static final String RETRY_AFTER = "Retry-After";
    public static final String CONTENT_TYPE = "Content-Type";
    public static final String CONTENT_DISPOSITION = "Content-Disposition";
    public static final String LOCATION = "Location";
    /** {@code true} on the first answer of a function instance, absent otherwise. */
    public static final String COLD_START = "X-Cold-Start";

    /** {@code fn;dur=12.3}: how many milliseconds the function took, as the W3C's Server Timing has it. */
    public static final String SERVER_TIMING = "Server-Timing";

    private HeaderNames() {}
}
