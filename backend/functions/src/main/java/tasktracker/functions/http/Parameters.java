package tasktracker.functions.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The query parameters of a request: each known, each given once. */
final class Parameters {
    private final Map<String, List<String>> query;
    private final FieldErrors errors;

    /** Notes the parameters that are unknown or repeated. */
    Parameters(ApiRequest request, Set<String> known, FieldErrors errors) {
        this.query = request.query();
        this.errors = errors;
        for (Map.Entry<String, List<String>> parameter : query.entrySet()) {
            if (!known.contains(parameter.getKey())) {
                errors.add(parameter.getKey(), "is not a parameter of this operation");
            } else if (parameter.getValue().size() > 1) {
                errors.add(parameter.getKey(), "must be given once");
            }
        }
    }

    Optional<String> get(String name) {
        List<String> values = query.get(name);
        return values == null || values.size() != 1 ? Optional.empty() : Optional.of(values.getFirst());
    }

    void wrong(String name, String reason) {
        errors.add(name, reason);
    }
}
