package tasktracker.functions.bulk;

import java.util.Optional;
import tasktracker.functions.store.WriteToken;
import tasktracker.functions.task.TaskDraft;

/**
 * One task to create of many.
 *
 * @param index position in the request, from 0
 */
public record BulkItem(int index, TaskDraft draft, Optional<WriteToken> token) {}
