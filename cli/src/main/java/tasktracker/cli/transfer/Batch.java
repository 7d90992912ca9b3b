package tasktracker.cli.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tasktracker.contract.Limits;
import tasktracker.contract.NewTask;

/**
 * Up to 100 consecutive records: number n, from 0, has the records n·100+1 to n·100+100, whatever they say, so that
 * the number alone tells which.
 */
final class Batch {
    static final int SIZE = Limits.BULK;

    /** One record of it. */
    sealed interface Entry {
        Place place();

        /**
         * To be sent.
         *
         * @param category its name in the file
         */
        record ToSend(Place place, NewTask task, Optional<String> category, Identity identity) implements Entry {}

        /** Decided without the server. */
        record Decided(Place place, Outcome outcome) implements Entry {}
    }

    private final int number;
    private final List<Entry> entries = new ArrayList<>(SIZE);

    Batch(int number) {
        this.number = number;
    }

    /** How many batches so many records make. */
    static int count(long records) {
        return Math.toIntExact((records + SIZE - 1) / SIZE);
    }

    int number() {
        return number;
    }

    List<Entry> entries() {
        return entries;
    }

    List<Entry.ToSend> toSend() {
        List<Entry.ToSend> toSend = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            if (entry instanceof Entry.ToSend send) {
                toSend.add(send);
            }
        }
        return toSend;
    }
}
