package tasktracker.local.key;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A page of keys.
 *
 * @param position where the next page starts, empty at the end
 */
record Slice(List<StoredKey> keys, Optional<String> position) {
    /** The page that a request asks for. A position is the last key before it, so it holds when keys come and go. */
    static Slice of(List<StoredKey> sorted, ControlRequest request) throws ControlFault {
        int limit = request.limit();
        List<StoredKey> rest = request.parameter("position")
                .map(position -> sorted.stream().filter(key -> place(key).compareTo(position) > 0).toList())
                .orElse(sorted);
        boolean more = rest.size() > limit;
        List<StoredKey> page = more ? rest.subList(0, limit) : rest;
        return new Slice(page, more ? Optional.of(place(page.getLast())) : Optional.empty());
    }

    void writePosition(JsonGenerator json) throws IOException {
        if (position.isPresent()) {
            json.writeStringField("position", position.get());
        }
    }

    /** Thirteen digits of milliseconds until the year 2286: the order of the texts is that of the keys. */
    private static String place(StoredKey key) {
        return key.createdDate().toEpochMilli() + "-" + key.id();
    }
}
