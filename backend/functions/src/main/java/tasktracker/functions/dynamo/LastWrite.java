package tasktracker.functions.dynamo;

import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tasktracker.functions.store.WriteToken;

/**
 * The mark that a write leaves on its item: its token, or something unique when it has none. A repeat of the write,
 * by the client or by the SDK after an answer got lost, finds its own mark and knows that it succeeded.
 *
 * @param text {@code key:bodyHash}, or random digits
 */
record LastWrite(String text, Optional<WriteToken> token) {
    static final String ATTRIBUTE = "lastWrite";

    static LastWrite of(Optional<WriteToken> token, RandomGenerator random) {
        return new LastWrite(token.map(LastWrite::text)
                .orElseGet(() -> Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong())), token);
    }

    static String text(WriteToken token) {
        return prefix(token) + token.bodyHash();
    }

    private static String prefix(WriteToken token) {
        return token.key() + ":";
    }

    /** What a condition must add: that the item's last write had another token. */
    String condition(Expression expression) {
        return token.map(known -> " AND NOT begins_with(" + expression.name(ATTRIBUTE) + ", "
                + expression.value(prefix(known)) + ")").orElse("");
    }

    /** Whether this very write made the item what it is. */
    boolean made(Map<String, AttributeValue> item) {
        return text.equals(on(item));
    }

    /** Whether a write with this token but another body made the item what it is. */
    boolean reusedOn(Map<String, AttributeValue> item) {
        return !made(item) && token.isPresent() && on(item).startsWith(prefix(token.get()));
    }

    private static String on(Map<String, AttributeValue> item) {
        AttributeValue stored = item.get(ATTRIBUTE);
        return stored == null ? "" : stored.s();
    }
}
