package tasktracker.cli.complete;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tasktracker.cli.names.RecentNames.Name;
import tasktracker.cli.names.ShortIds;
import tasktracker.cli.names.TaskNames;

/**
 * How the tasks met lately can be named: by the end of the id as tables show it, and once something is typed that fits
 * them, by the whole id or by the title, which has the end of the id behind it where several tasks share it.
 */
final class TaskWords {
    private static final String DONE = "done";
    private static final String REOPEN = "reopen";

    private final List<Name> tasks = new ArrayList<>();
    private final Map<String, Integer> titles = new HashMap<>();
    private final ShortIds ids = new ShortIds();

    /** The tasks that the command at a position can be about and that it does not name already. */
    TaskWords(List<Name> known, Position at) {
        String verb = at.command().name();
        List<String> all = new ArrayList<>();
        for (Name task : known) {
            all.add(task.id());
            titles.merge(task.text(), 1, Integer::sum);
            boolean fits = verb.equals(DONE) ? !task.completed() : !verb.equals(REOPEN) || task.completed();
            if (fits && !isNamed(task, at.arguments())) {
                tasks.add(task);
            }
        }
        ids.fit(all);
    }

    /** The words that begin with what is typed. */
    List<Candidate> fitting(String typed) {
        List<Candidate> words = new ArrayList<>();
        for (Name task : tasks) {
            String shown = ids.of(task.id());
            String end = typed.startsWith(TaskNames.ELLIPSIS) || !shown.startsWith(TaskNames.ELLIPSIS)
                    ? shown
                    : shown.substring(TaskNames.ELLIPSIS.length());
            if (end.startsWith(typed)) {
                words.add(new Candidate(end, task.text()));
            } else if (task.id().startsWith(typed)) {
                words.add(new Candidate(task.id(), task.text()));
            } else if (task.text().startsWith(typed) && !task.isChanged() && titles.get(task.text()) == 1) {
                words.add(new Candidate(task.text(), "task " + shown));
            } else if (task.text().startsWith(typed) && !task.isChanged() && shown.startsWith(TaskNames.ELLIPSIS)) {
                words.add(new Candidate(task.text() + " " + shown, "one of several of this title"));
            }
        }
        return words;
    }

    private static boolean isNamed(Name task, List<String> arguments) {
        for (String argument : arguments) {
            String end = argument.startsWith(TaskNames.ELLIPSIS)
                    ? argument.substring(TaskNames.ELLIPSIS.length())
                    : argument;
            if (argument.equals(task.text()) || (end.length() >= TaskNames.SHORTEST && task.id().endsWith(end))) {
                return true;
            }
        }
        return false;
    }
}
