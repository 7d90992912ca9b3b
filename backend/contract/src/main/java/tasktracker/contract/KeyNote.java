package tasktracker.contract;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of an issued API key beyond what API Gateway knows: words {@code name=value}, separated by blanks, in
 * the key's own description. There is no second store that could drift away from the keys.
 *
 * @param unfinished whether its secret has not been handed out yet: an issue or a rotation stopped half way
 * @param replaces the id of the key that it takes over from
 * @param replacedBy the id of the key that takes over from it
 * @param expiresAt when it is to be switched off
 * @param others words that mean nothing here, such as what a person has written; they are kept
 */
public record KeyNote(Optional<ApiKey.Scope> scope, boolean unfinished, Optional<String> replaces,
        Optional<String> replacedBy, Optional<Instant> expiresAt, List<String> others) {
    private static final String SCOPE = "scope=";
    private static final String UNFINISHED = "state=new";
    private static final String REPLACES = "replaces=";
    private static final String REPLACED_BY = "replacedBy=";
    private static final String EXPIRES_AT = "expiresAt=";

    public KeyNote {
        others = List.copyOf(others);
    }

    /** The note of a key without an end. */
    public static KeyNote of(ApiKey.Scope scope) {
        return new KeyNote(Optional.of(scope), false, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    /** The note in a description; null and what people write there are notes too. */
    public static KeyNote parse(String description) {
        Optional<ApiKey.Scope> scope = Optional.empty();
        boolean unfinished = false;
        Optional<String> replaces = Optional.empty();
        Optional<String> replacedBy = Optional.empty();
        Optional<Instant> expiresAt = Optional.empty();
        List<String> others = new ArrayList<>();
        for (String word : description == null ? new String[0] : description.split(" ")) {
            if (scope.isEmpty() && scope(word).isPresent()) {
                scope = scope(word);
            } else if (word.equals(UNFINISHED)) {
                unfinished = true;
            } else if (word.startsWith(REPLACES)) {
                replaces = Optional.of(word.substring(REPLACES.length()));
            } else if (word.startsWith(REPLACED_BY)) {
                replacedBy = Optional.of(word.substring(REPLACED_BY.length()));
            } else if (expiresAt.isEmpty() && instant(word).isPresent()) {
                expiresAt = instant(word);
            } else if (!word.isEmpty()) {
                others.add(word);
            }
        }
        return new KeyNote(scope, unfinished, replaces, replacedBy, expiresAt, others);
    }

    /** As the description keeps it. */
    public String text() {
        List<String> words = new ArrayList<>();
        scope.ifPresent(found -> words.add(SCOPE + found.code()));
        if (unfinished) {
            words.add(UNFINISHED);
        }
        replaces.ifPresent(id -> words.add(REPLACES + id));
        replacedBy.ifPresent(id -> words.add(REPLACED_BY + id));
        expiresAt.ifPresent(end -> words.add(EXPIRES_AT + Timestamps.format(end)));
        words.addAll(others);
        return String.join(" ", words);
    }

    /** Whether its time has come at that instant. */
    public boolean isOver(Instant now) {
        return expiresAt.isPresent() && !expiresAt.get().isAfter(now);
    }

    /** The same, unfinished or not. */
    public KeyNote unfinished(boolean is) {
        return new KeyNote(scope, is, replaces, replacedBy, expiresAt, others);
    }

    /** The same, taking over from another key. */
    public KeyNote replacing(String keyId) {
        return new KeyNote(scope, unfinished, Optional.of(keyId), replacedBy, expiresAt, others);
    }

    /** The same, another key having taken over. */
    public KeyNote replacedBy(String keyId) {
        return new KeyNote(scope, unfinished, replaces, Optional.of(keyId), expiresAt, others);
    }

    /** The same with that end, or none. */
    public KeyNote expiring(Optional<Instant> end) {
        return new KeyNote(scope, unfinished, replaces, replacedBy, end, others);
    }

    private static Optional<ApiKey.Scope> scope(String word) {
        for (ApiKey.Scope scope : ApiKey.Scope.values()) {
            if (word.equals(SCOPE + scope.code())) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> instant(String word) {
        if (!word.startsWith(EXPIRES_AT)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Timestamps.parse(word.substring(EXPIRES_AT.length())));
        } catch (DateTimeException _) {
            // Kept as a word: an end that cannot be read must not become none by being written back.
            return Optional.empty();
        }
    }
}
