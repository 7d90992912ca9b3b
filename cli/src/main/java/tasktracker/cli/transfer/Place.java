package tasktracker.cli.transfer;

/**
 * Where a row stands in its file.
 *
 * @param record its number after the header, from 1
 * @param line the line it starts on, from 1
 * @param start byte offset of its first byte
 * @param end byte offset after its last byte, before the line's end
 */
public record Place(long record, long line, long start, long end) {}
