package tasktracker.functions.lambda;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What one user must have after all that was acknowledged, and the creations that may be repeated. */
final class Model {
    final String key;
    final Map<String, ModelTask> tasks = new TreeMap<>();
    final Map<String, ModelCategory> categories = new TreeMap<>();
    final List<Creation> creations = new ArrayList<>();

    Model(String key) {
        this.key = key;
    }

    record ModelCategory(String categoryId, String name, String color, long version) {
        static ModelCategory of(Map<String, Object> json) {
            return new ModelCategory((String) json.get("categoryId"), (String) json.get("name"),
                    (String) json.get("color"), ((Number) json.get("version")).longValue());
        }
    }

    /** A creation that was acknowledged. */
    record Creation(String token, String body, String answer) {}

    boolean has(String categoryId) {
        return categoryId == null || categories.containsKey(categoryId);
    }

    /** The id of the task that holds an externalId, or null. */
    String holder(String externalId) {
        return externalId == null
                ? null
                : tasks.values().stream().filter(task -> externalId.equals(task.externalId())).findAny()
                        .map(ModelTask::taskId).orElse(null);
    }

    void put(ModelTask task) {
        tasks.put(task.taskId(), task);
    }

    void change(String taskId, UnaryOperator<ModelTask> change) {
        tasks.computeIfPresent(taskId, (_, task) -> change.apply(task));
    }

    boolean nameTaken(String name, String byOtherThan) {
        return categories.values().stream()
                .anyMatch(one -> one.name().equals(name) && !one.categoryId().equals(byOtherThan));
    }

    /** The ids of tasks, newest first. */
    List<String> idsOf(Predicate<ModelTask> accepted) {
        return tasks.values().stream().filter(accepted).map(ModelTask::taskId).toList().reversed();
    }
}
