package tasktracker.cli.transfer;

/**
 * Which rows of a file are the same row: an open-addressing table of primitives over the rows' keys. With the keys
 * it takes 20 bytes a record.
 */
final class Occurrences {
    private final RowKeys keys;
    /** Record, from 1, of the first row of a key; 0 is a free place. */
    private final int[] first;
    private final int[] counts;

    Occurrences(RowKeys keys) {
        this.keys = keys;
        int places = Math.toIntExact(Math.max(16, keys.size() + keys.size() / 2L));
        this.first = new int[places];
        this.counts = new int[places];
        for (int i = 0; i < keys.size(); i++) {
            long key = keys.get(i);
            if (key != 0) {
                int place = place(key);
                if (first[place] == 0) {
                    first[place] = i + 1;
                }
            }
        }
    }

    /** The first record, from 1, with the same key as this one. */
    long firstOf(long record) {
        return first[place(keys.get(Math.toIntExact(record - 1)))];
    }

    /** Counts this record: 1 for the first of its key, 2 for the second. Call once for each record, in order. */
    int count(long record) {
        return ++counts[place(keys.get(Math.toIntExact(record - 1)))];
    }

    private int place(long key) {
        int place = (int) Long.remainderUnsigned(key, first.length);
        while (first[place] != 0 && keys.get(first[place] - 1) != key) {
            place = place + 1 == first.length ? 0 : place + 1;
        }
        return place;
    }
}
