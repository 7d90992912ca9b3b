package tasktracker.cli.transfer;

import java.util.HexFormat;

/** What makes a row the same row when the file is imported again. */
public sealed interface Identity {
    /** The file has an id for the row. */
    record Given(String externalId) implements Identity {}

    /** The row restores a task under its own id, and the task had no externalId. */
    record Restored(String taskId) implements Identity {}

    /**
     * The row is known by what it says.
     *
     * @param hash 32 hexadecimal digits
     */
    record Content(String hash) implements Identity {
        /** The externalId of the n-th row that says so, n from 1. */
        String externalId(int occurrence) {
            return "csv:" + hash + (occurrence == 1 ? "" : "-" + occurrence);
        }
    }

    /** 64 bits of a cryptographic hash, never 0: two rows have the same exactly when they are the same row. */
    default long key() {
        String hash = switch (this) {
            case Given(String id) -> new Digest().add("given").add(id).hex();
            case Restored(String id) -> new Digest().add("restored").add(id).hex();
            case Content(String content) -> content;
        };
        long key = HexFormat.fromHexDigitsToLong(hash, 0, 16);
        return key == 0 ? 1 : key;
    }
}
