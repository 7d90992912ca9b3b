package tasktracker.cli.transfer;

import java.util.ArrayList;
import java.util.List;

/**
 * The keys of a file's rows while it is surveyed, 8 bytes a row in blocks, so that nothing is copied as it grows.
 */
final class RowKeys {
    private static final int BLOCK = 1 << 14;

    private final List<long[]> blocks = new ArrayList<>();
    private int size;

    /**
     * Adds the key of the next record.
     *
     * @param key of {@link Identity#key}, or 0 for a record that is no task
     */
    void add(long key) {
        if (size % BLOCK == 0) {
            blocks.add(new long[BLOCK]);
        }
        blocks.getLast()[size % BLOCK] = key;
        size++;
    }

    /** The key of a record, from 0. */
    long get(int index) {
        return blocks.get(index / BLOCK)[index % BLOCK];
    }

    int size() {
        return size;
    }
}
