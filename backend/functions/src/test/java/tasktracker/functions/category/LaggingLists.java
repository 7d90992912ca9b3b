package tasktracker.functions.category;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.Set;
import tasktracker.contract.Task;
import tasktracker.functions.task.Slice;
import tasktracker.functions.task.TaskStore;

/** A task store whose lists do not show new tasks before somebody waits for them, as an index of DynamoDB may. */
final class LaggingLists {
    private final TaskStore behind;
    private final Set<String> hidden = new HashSet<>();

    LaggingLists(TaskStore behind) {
        this.behind = behind;
    }

    TaskStore store() {
        return (TaskStore) Proxy.newProxyInstance(TaskStore.class.getClassLoader(), new Class<?>[]{ TaskStore.class },
                (_, method, arguments) -> {
                    try {
                        Object answer = method.invoke(behind, arguments);
                        return switch (method.getName()) {
                            case "create" -> {
                                hidden.add(((Task) arguments[1]).taskId());
                                yield answer;
                            }
                            case "awaitLists" -> {
                                hidden.clear();
                                yield answer;
                            }
                            case "list" -> {
                                Slice slice = (Slice) answer;
                                yield new Slice(slice.tasks()
                                        .stream()
                                        .filter(task -> !hidden.contains(task.taskId()))
                                        .toList(), slice.next());
                            }
                            default -> answer;
                        };
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
