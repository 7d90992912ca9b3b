package tasktracker.cli.command.category;

import tasktracker.cli.option.Words;

/** What becomes of the tasks of a category that is deleted. */
final class TasksWords extends Words {
    static final String REJECT = "reject";
    static final String UNCATEGORIZE = "uncategorize";
    static final String MOVE = "move";

    TasksWords() {
        super(REJECT, UNCATEGORIZE, MOVE);
    }
}
