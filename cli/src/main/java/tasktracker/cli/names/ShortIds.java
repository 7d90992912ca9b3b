package tasktracker.cli.names;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** How much of an id's end a table shows: as little as tells the tasks on the page apart, at least four characters. */
public final class ShortIds {
    private static final int WHOLE = 36;

    private int length = TaskNames.SHORTEST;

    /** Takes note of the ids that are about to be shown together. */
    public void fit(Collection<String> ids) {
        while (length < WHOLE && !areDistinct(ids)) {
            length++;
        }
    }

    /** The end of an id, with a sign that something is left out. */
    public String of(String id) {
        return id.length() <= length ? id : TaskNames.ELLIPSIS + id.substring(id.length() - length);
    }

    private boolean areDistinct(Collection<String> ids) {
        Set<String> ends = new HashSet<>();
        for (String id : ids) {
            if (!ends.add(of(id))) {
                return false;
            }
        }
        return true;
    }
}
