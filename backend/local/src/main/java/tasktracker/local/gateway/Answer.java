package tasktracker.local.gateway;

import java.util.List;
import java.util.Map;

/** An HTTP answer. */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Answer(int status, Map<String, List<String>> headers, byte[] body) {}
