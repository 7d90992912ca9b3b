package tasktracker.functions.dynamo;

import java.util.Optional;
import tasktracker.contract.TaskFields;

/** The table of tasks and its indexes, as the template declares them. */
enum TaskIndex {
    TABLE("", Keys.USER_ID, TaskFields.TASK_ID), STATUS("StatusIndex", Keys.STATUS_KEY, Keys.DUE_KEY),
    CATEGORY("CategoryIndex", Keys.CATEGORY_KEY, Keys.CREATED_KEY),
    PRIORITY("PriorityIndex", Keys.PRIORITY_KEY, Keys.DUE_KEY),
    CREATED("CreatedIndex", Keys.STATUS_KEY, TaskFields.TASK_ID),
    /** Holds no whole tasks: what a search looks at. */
    SEARCH("SearchIndex", Keys.STATUS_KEY, TaskFields.TASK_ID);

    private final String indexName;
    private final String partitionKey;
    private final String sortKey;

    TaskIndex(String indexName, String partitionKey, String sortKey) {
        this.indexName = indexName;
        this.partitionKey = partitionKey;
        this.sortKey = sortKey;
    }

    /** Empty for the table itself, the only one that can be read consistently. */
    Optional<String> indexName() {
        return indexName.isEmpty() ? Optional.empty() : Optional.of(indexName);
    }

    String partitionKey() {
        return partitionKey;
    }

    String sortKey() {
        return sortKey;
    }
}
