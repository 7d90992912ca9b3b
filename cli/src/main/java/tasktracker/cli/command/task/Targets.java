package tasktracker.cli.command.task;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tasktracker.cli.client.Explained;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.error.Failure;
import tasktracker.cli.names.TaskNames;
import tasktracker.contract.Task;

/** The tasks that one command is about, each of which may fail by itself. */
final class Targets {
    private final boolean single;
    private final Map<String, Task> found = new LinkedHashMap<>();
    private final Map<String, CliException> failures = new LinkedHashMap<>();
    private final List<ExitCode> codes = new ArrayList<>();

    private Targets(boolean single) {
        this.single = single;
    }

    /**
     * Finds all that are named; the same one twice counts once.
     *
     * @throws CliException when the only one is not found, or nothing can be found out at all
     */
    static Targets resolve(TaskNames names, Collection<String> wanted) {
        LinkedHashSet<String> distinct = new LinkedHashSet<>(wanted);
        Targets targets = new Targets(distinct.size() == 1);
        for (String name : distinct) {
            try {
                Task task = names.find(name);
                targets.found.putIfAbsent(task.taskId(), task);
            } catch (CliException e) {
                targets.failed(name, e);
            }
        }
        return targets;
    }

    /** Those that were found. */
    Collection<Task> found() {
        return found.values();
    }

    /**
     * Does it to each, prints those that went well, and says in the end which did not.
     *
     * @param change gives the task as it is then
     * @throws CliException.Partial when some or all failed
     */
    ExitCode apply(TaskRows rows, UnaryOperator<Task> change) {
        List<Task> changed = new ArrayList<>();
        Explained explained = null;
        for (Task task : found.values()) {
            try {
                changed.add(change.apply(task));
                codes.add(ExitCode.OK);
            } catch (Explained e) {
                explained = e;
            } catch (CliException e) {
                failed(task.taskId(), e);
            }
        }
        if (explained != null) {
            throw explained;
        }
        if (single) {
            rows.single(changed.getFirst());
            return ExitCode.OK;
        }
        rows.page(changed);
        rows.finish(null);
        return failures.isEmpty() ? ExitCode.OK : fail();
    }

    /** One alone fails as it is; without network no other will go better; and who interrupts wants no other. */
    private void failed(String name, CliException e) {
        boolean ends = switch (e) {
            case CliException.Interrupted _ -> true;
            case CliException.Network _ -> codes.isEmpty() && failures.isEmpty();
            default -> false;
        };
        if (single || ends) {
            throw e;
        }
        failures.put(name, e);
        codes.add(e.exitCode());
    }

    private ExitCode fail() {
        Map<String, String> reasons = new LinkedHashMap<>();
        failures.forEach((name, e) -> reasons.put(name, e.failure().message()));
        int all = codes.size();
        throw new CliException.Partial(ExitCode.ofTargets(codes), Failure
                .of("PARTLY_FAILED", failures.size() + " of " + all + " tasks failed").details(reasons));
    }
}
