package tasktracker.contract;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The error envelope's content.
 *
 * @param code the name of an {@link ErrorCode}, kept as text so that a newer server's code survives
 * @param details field to reason for VALIDATION_ERROR, otherwise facts such as {@code version}; values are strings,
 *            numbers, booleans, or lists of strings
 */
public record ApiError(String code, String message, Map<String, Object> details, String correlationId) {
    public ApiError {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }
}
