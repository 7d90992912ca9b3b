package tasktracker.cli.command.shell;

import java.util.Iterator;

/** The topics, for completion. */
final class TopicWords implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return Topics.NAMES.iterator();
    }
}
