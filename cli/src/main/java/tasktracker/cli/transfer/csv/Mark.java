package tasktracker.cli.transfer.csv;

/**
 * Where a record stands in the file, and what is wrong with its form.
 *
 * @param line of its first character, from 1
 * @param start byte offset of its first byte
 * @param end byte offset after its last byte, before the line's end
 * @param defect the first one, or null
 */
record Mark(long line, long start, long end, Defect defect) {
    boolean isBlank() {
        return start == end;
    }
}
