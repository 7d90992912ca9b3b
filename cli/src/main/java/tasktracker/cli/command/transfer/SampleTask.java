package tasktracker.cli.command.transfer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tasktracker.cli.text.Neutral;
import tasktracker.cli.transfer.Place;
import tasktracker.contract.NewTask;
import tasktracker.contract.TaskFields;
import tasktracker.contract.Timestamps;

/**
 * A task that a dry run would create.
 *
 * @param values by field, those that the row gives
 */
record SampleTask(long record, Map<String, Object> values) {
    static SampleTask of(Place place, NewTask task, Optional<String> category) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(TaskFields.TITLE, task.title());
        if (!task.description().isEmpty()) {
            values.put(TaskFields.DESCRIPTION, task.description());
        }
        values.put(TaskFields.COMPLETED, task.completed());
        values.put(TaskFields.PRIORITY, task.priority().wire());
        category.ifPresent(name -> values.put("category", name));
        if (task.due() != null) {
            values.put(TaskFields.DUE_DATE, task.due().text());
        }
        if (task.createdAt() != null) {
            values.put(TaskFields.CREATED_AT, Timestamps.format(task.createdAt()));
        }
        if (task.completedAt() != null) {
            values.put(TaskFields.COMPLETED_AT, Timestamps.format(task.completedAt()));
        }
        if (task.externalId() != null) {
            values.put(TaskFields.EXTERNAL_ID, task.externalId());
        }
        return new SampleTask(place.record(), values);
    }

    /** One line of text. */
    String line() {
        StringBuilder line = new StringBuilder("record ").append(record).append(':');
        values.forEach((field, value) -> line.append(' ').append(field).append('=').append(value));
        return Neutral.line(line.toString());
    }
}
