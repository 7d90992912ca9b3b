package tasktracker.cli.journal;

import java.time.Instant;
import tasktracker.contract.Task;
import tasktracker.contract.TaskPatch;

/**
 * One command in the journal.
 *
 * @param goal the category's id of a move, null for none and for other deeds
 * @param edited the task as an edit left it, null for other deeds
 * @param command the command line, for people
 * @param selection what tells the tasks that it is about from others: a command that was interrupted goes on when it is
 *            given again with the same selection soon after
 * @param audience whose tasks they are, as {@code Session.audience()} says
 */
public record Entry(Deed deed, String goal, Task edited, String command, String selection, String audience,
        Instant at) {
    /** The task as the deed left it, but for version and times; of a deleted one what it was. */
    public Task after(Task before) {
        return switch (deed) {
            case DONE -> before.with(TaskPatch.NONE.withCompleted(true), at);
            case REOPEN -> before.with(TaskPatch.NONE.withCompleted(false), at);
            case MOVE -> before.withCategory(goal);
            case EDIT -> edited == null ? before : edited;
            case DELETE -> before;
        };
    }
}
