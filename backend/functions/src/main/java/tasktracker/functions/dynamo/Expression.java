package tasktracker.functions.dynamo;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The names and values that one request's expressions speak of. Every attribute goes in by a placeholder, so that none
 * of DynamoDB's hundreds of reserved words matters.
 */
final class Expression {
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();

    /** The placeholder of an attribute. */
    String name(String attribute) {
        String placeholder = "#" + attribute;
        names.put(placeholder, attribute);
        return placeholder;
    }

    /** The placeholder of a value. */
    String value(AttributeValue value) {
        String placeholder = ":v" + values.size();
        values.put(placeholder, value);
        return placeholder;
    }

    String value(String text) {
        return value(AttributeValue.fromS(text));
    }

    String value(long number) {
        return value(AttributeValue.fromN(Long.toString(number)));
    }

    /** {@code attribute BETWEEN low AND high}, both inclusive. */
    String between(String attribute, String low, String high) {
        return name(attribute) + " BETWEEN " + value(low) + " AND " + value(high);
    }

    String exists(String attribute) {
        return "attribute_exists(" + name(attribute) + ")";
    }

    String missing(String attribute) {
        return "attribute_not_exists(" + name(attribute) + ")";
    }

    Map<String, String> names() {
        return names;
    }

    /** Null when there is none: DynamoDB refuses an empty map. */
    Map<String, AttributeValue> values() {
        return values.isEmpty() ? null : values;
    }
}
