package tasktracker.functions.dynamo;

import java.util.List;
import java.util.Optional;

/**
 * A table as the template declares it. All keys are strings.
 *
 * @param expiresAt the attribute that time to live goes by
 */
public record TableDefinition(String name, String partitionKey, Optional<String> sortKey, List<Index> indexes,
        Optional<String> expiresAt) {
    public TableDefinition {
        indexes = List.copyOf(indexes);
    }

    /**
     * A global secondary index.
     *
     * @param attributes those it holds besides the keys
     */
    public record Index(String name, String partitionKey, String sortKey, List<String> attributes) {
        public Index {
            attributes = List.copyOf(attributes);
        }
    }
}
