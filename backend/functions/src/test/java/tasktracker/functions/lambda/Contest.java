package tasktracker.functions.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Names of which each can have one holder, and what the clients that all wanted them were told. */
final class Contest {
    private final Map<String, Set<String>> holders = new ConcurrentHashMap<>();
    private final Set<String> won = ConcurrentHashMap.newKeySet();
    private final AtomicInteger lost = new AtomicInteger();

    /** A client was told that it made the holder of this name. */
    void won(String name, String id) {
        told(name, id);
        if (!won.add(name)) {
            throw new AssertionError("two clients were told that they made " + name + ": " + holders.get(name));
        }
    }

    /** A client was told that there is another holder. */
    void lost(String name, String id) {
        told(name, id);
        lost.incrementAndGet();
    }

    private void told(String name, String id) {
        holders.computeIfAbsent(name, _ -> ConcurrentHashMap.newKeySet()).add(id);
    }

    /** How often a client came too late. */
    int lost() {
        return lost.get();
    }

    /** The holder of each name that anybody was told of, of which there must be one. */
    Map<String, String> holders() {
        holders.forEach(
                (name, ids) -> assertEquals(1, ids.size(), "clients were told of several " + name + ": " + ids));
        return holders.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().iterator().next()));
    }
}
