package tasktracker.cli.bulk;

import tasktracker.cli.error.ExitCode;
import tasktracker.contract.Task;

/**
 * What became of one task.
 *
 * @param taskId its id, or what the user named when there is no such task
 * @param title null when it is not known
 * @param reason why it is not as wanted, else null
 * @param code how a command ends whose tasks all end so
 */
public record ItemResult(String taskId, String title, Kind kind, String reason, ExitCode code) {
    /** How it ended. */
    public enum Kind {
        /** It would be changed. */
        PLANNED("planned"),
        /** It is changed. */
        UPDATED("updated"),
        /** It is deleted. */
        DELETED("deleted"),
        /** It is as it was before the command that was taken back. */
        RESTORED("restored"),
        /** It was as wanted before. */
        UNCHANGED("unchanged"),
        /** It stays as somebody else made it; another try ends alike. */
        REFUSED("refused"),
        /** It could not be done; another try may go better. */
        FAILED("failed");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word for it in results. */
        public String word() {
            return word;
        }
    }

    /** A task that is as wanted, or would be. */
    static ItemResult well(Task task, Kind kind) {
        return new ItemResult(task.taskId(), task.title(), kind, null, ExitCode.OK);
    }

    /** A task that is not as wanted. */
    static ItemResult badly(Task task, Kind kind, String reason, ExitCode code) {
        return new ItemResult(task.taskId(), task.title(), kind, reason, code);
    }

    /** A name under which there is no task, or several. */
    public static ItemResult noTask(String name, String reason, ExitCode code) {
        return new ItemResult(name, null, Kind.FAILED, reason, code);
    }

    /** A task that need not be changed. */
    public static ItemResult unchanged(Task task) {
        return well(task, Kind.UNCHANGED);
    }

    /** A task that a dry run would change. */
    public static ItemResult planned(Task task) {
        return well(task, Kind.PLANNED);
    }

    /** Whether the task is as wanted. */
    public boolean isWell() {
        return reason == null;
    }
}
