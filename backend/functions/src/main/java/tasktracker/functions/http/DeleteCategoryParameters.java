package tasktracker.functions.http;

import java.util.Optional;
import java.util.Set;
import tasktracker.contract.Uuid7;
import tasktracker.functions.category.TasksChoice;

/** What DELETE /categories/{id} asks for. */
public final class DeleteCategoryParameters {
    private static final String TASKS = "tasks";
    private static final String MOVE_TO = "moveTo";

    private DeleteCategoryParameters() {}

    /**
     * Reads the query parameters.
     *
     * @param categoryId the category that is to be deleted
     * @throws Refusal with every parameter that is unknown, repeated or wrong
     */
    public static TasksChoice read(ApiRequest request, String categoryId) {
        FieldErrors errors = new FieldErrors();
        Parameters parameters = new Parameters(request, Set.of(TASKS, MOVE_TO), errors);
        Optional<String> target = parameters.get(MOVE_TO);
        String choice = parameters.get(TASKS).orElse("reject");
        TasksChoice read = switch (choice) {
            case "reject" -> new TasksChoice.Reject();
            case "uncategorize" -> new TasksChoice.Uncategorize();
            case "move" -> new TasksChoice.MoveTo(target(parameters, target, categoryId));
            default -> {
                parameters.wrong(TASKS, "must be reject, uncategorize or move");
                yield new TasksChoice.Reject();
            }
        };
        if (target.isPresent() && !choice.equals("move")) {
            parameters.wrong(MOVE_TO, "needs tasks=move");
        }
        errors.refuseIfAny();
        return read;
    }

    private static String target(Parameters parameters, Optional<String> target, String categoryId) {
        if (target.isEmpty()) {
            parameters.wrong(MOVE_TO, "is required with tasks=move");
        } else if (!Uuid7.isValid(target.get())) {
            parameters.wrong(MOVE_TO, Fields.CATEGORY_FORM);
        } else if (target.get().equals(categoryId)) {
            parameters.wrong(MOVE_TO, "must be another category than the one that is deleted");
        }
        return target.orElse("");
    }
}
