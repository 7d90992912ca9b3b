package tasktracker.functions.lambda;

import java.util.Map;

/**
 * What a task must be after all that was acknowledged.
 *
 * @param categoryId null for none
 * @param externalId null for none
 */
record ModelTask(String taskId, String title, boolean completed, String categoryId, String externalId, long version) {
    /** As an answer of the API has it. */
    static ModelTask of(Map<String, Object> json) {
        return new ModelTask((String) json.get("taskId"), (String) json.get("title"), (boolean) json.get("completed"),
                (String) json.get("categoryId"), (String) json.get("externalId"),
                ((Number) json.get("version")).longValue());
    }

    ModelTask titled(String other) {
        return new ModelTask(taskId, other, completed, categoryId, externalId, version + 1);
    }

    ModelTask completed(boolean other) {
        return new ModelTask(taskId, title, other, categoryId, externalId, version + 1);
    }

    ModelTask inCategory(String other) {
        return new ModelTask(taskId, title, completed, other, externalId, version + 1);
    }
}
