package tasktracker.cli.transfer;

import java.util.List;
import java.util.Optional;
import tasktracker.cli.error.CliException;

/**
 * How the import of one file ended.
 *
 * @param newCategories names of the categories that it created; in a dry run, would create
 * @param stopped why it had to stop before its end
 */
public record ImportReport(ImportFile file, Tally tally, List<String> newCategories, Optional<CliException> stopped) {
    public ImportReport {
        newCategories = List.copyOf(newCategories);
    }
}
