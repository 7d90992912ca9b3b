package tasktracker.cli.transfer;

import java.util.List;
import java.util.Optional;
import tasktracker.cli.error.ExitCode;
import tasktracker.contract.NewTask;

/** What became of one row. */
public sealed interface Outcome {
    /**
     * A new task; in a dry run, one that would be.
     *
     * @param category its name in the file
     */
    record Created(NewTask task, Optional<String> category) implements Outcome {}

    /** The task was there already and stays as it is. */
    record Existing() implements Outcome {}

    /** The task was there and has been changed; in a dry run, would be. */
    record Updated() implements Outcome {}

    /** The file has the same id in an earlier record: this one is left out. */
    record Duplicate(long firstRecord) implements Outcome {}

    /**
     * Not imported.
     *
     * @param code how a command ends whose rows all fail so
     */
    record Failed(ExitCode code, List<Problem> problems) implements Outcome {
        public Failed {
            problems = List.copyOf(problems);
        }

        /** What the file has is wrong. */
        static Failed wrong(List<Problem> problems) {
            return new Failed(ExitCode.USAGE, problems);
        }

        static Failed because(ExitCode code, String reason) {
            return new Failed(code, List.of(Problem.ofRow(reason)));
        }
    }
}
