package tasktracker.cli.transfer;

import java.util.List;
import java.util.Optional;

/**
 * How an import is to be done.
 *
 * @param mapping what the user said about columns
 * @param delimiter between cells, or empty to find out
 * @param dateFormats the forms of dates; none means ISO 8601
 * @param idPrefix put before each id of the file, may be empty
 * @param dryRun whether everything is checked and nothing written
 */
public record ImportOptions(MappingSpec mapping, Optional<Character> delimiter, List<String> dateFormats,
        String idPrefix, RowRules.LongTitles longTitles, OnExisting onExisting, boolean dryRun) {
    public ImportOptions {
        dateFormats = List.copyOf(dateFormats);
    }
}
