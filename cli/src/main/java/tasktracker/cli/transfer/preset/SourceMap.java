package tasktracker.cli.transfer.preset;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tasktracker.cli.transfer.Field;
import tasktracker.cli.transfer.Source;
import tasktracker.cli.transfer.csv.Header;

/** Collects where the fields come from; columns that a file does not have are left out. */
final class SourceMap {
    private final Header header;
    private final Map<Field, Source> sources = new EnumMap<>(Field.class);

    SourceMap(Header header) {
        this.header = header;
    }

    Map<Field, Source> map() {
        return sources;
    }

    /** The cell as it is, of the first of these columns that there is. */
    SourceMap plain(Field field, String... names) {
        first(names).ifPresent(at -> sources.put(field, Source.of(at)));
        return this;
    }

    /** The cell in other words, without regard to case; a word that is not known stays, and then fails its row. */
    SourceMap words(Field field, Map<String, String> words, String... names) {
        first(names).ifPresent(at -> sources.put(field, new Source(List.of(at), (cells, _) -> words
                .getOrDefault(cells.getFirst().strip().toLowerCase(Locale.ROOT), cells.getFirst()))));
        return this;
    }

    /** A value made of the cells of these columns, when all of them are there. */
    SourceMap made(Field field, Source.Reading reading, String... names) {
        List<Integer> columns = new ArrayList<>();
        for (String name : names) {
            first(name).ifPresent(columns::add);
        }
        if (columns.size() == names.length) {
            sources.put(field, new Source(columns, reading));
        }
        return this;
    }

    private Optional<Integer> first(String... names) {
        for (String name : names) {
            List<Integer> found = header.find(name);
            if (!found.isEmpty()) {
                return Optional.of(found.getFirst());
            }
        }
        return Optional.empty();
    }
}
