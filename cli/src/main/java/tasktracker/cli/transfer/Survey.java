package tasktracker.cli.transfer;

import java.util.Collection;

/**
 * What one reading of the whole file found, before anything is written.
 *
 * @param sha256 of the file, 64 lower-case digits
 * @param records after the header
 * @param good rows that are tasks, duplicates among them
 * @param occurrences which rows are the same
 * @param categories the distinct names of categories in good rows, as first spelled
 */
record Survey(String sha256, int records, int good, Occurrences occurrences, Collection<String> categories) {}
