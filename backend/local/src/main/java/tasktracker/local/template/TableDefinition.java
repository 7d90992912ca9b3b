package tasktracker.local.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A DynamoDB table of the template.
 *
 * @param name its logical id, which is its name here
 * @param attributeTypes name to {@code S}, {@code N} or {@code B}
 * @param timeToLive the attribute that says when an item expires
 */
public record TableDefinition(String name, Key key, Map<String, String> attributeTypes, List<Index> indexes,
        Optional<String> timeToLive) {
    public TableDefinition {
        attributeTypes = Map.copyOf(attributeTypes);
        indexes = List.copyOf(indexes);
    }

    /** A partition key, and a sort key where there is one. */
    public record Key(String partition, Optional<String> sort) {}

    /** A global secondary index. */
    public record Index(String name, Key key, String projection, List<String> included) {
        public Index {
            included = List.copyOf(included);
        }
    }
}
