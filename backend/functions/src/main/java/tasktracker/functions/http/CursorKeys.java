package tasktracker.functions.http;

import java.util.List;

/** Where the keys that sign cursors come from. Asked only when a page continues. */
public interface CursorKeys {
    /** The keys in force, the one that signs first; each of at least 32 bytes. May be cached. */
    List<byte[]> keys();

    /** The keys, read afresh because a cursor fits none of the cached; may be refused when it was done just now. */
    default List<byte[]> reload() {
        return keys();
    }

    /** Keys that never change, the one that signs first. */
    static CursorKeys of(byte[]... keys) {
        List<byte[]> fixed = List.of(keys);
        return () -> fixed;
    }
}
