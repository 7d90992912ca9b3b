package tasktracker.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tasktracker.cli.error.CliException;

final class ColumnsTest {
    private static final Columns<String> COLUMNS = Columns.of(row -> row, List.of(Column.of("taskId", row -> row),
            Column.of("title", String::length), Column.of("dueDate", _ -> null)), "title", "taskId");

    @Test
    void theBriefOnesKeepTheirOwnOrder() {
        assertEquals(List.of("title", "taskId"), COLUMNS.brief().stream().map(Column::name).toList());
        assertEquals(List.of("taskId", "title", "dueDate"), COLUMNS.names());
        assertThrows(IllegalArgumentException.class, () -> Columns.of(row -> row, COLUMNS.all(), "nosuch"));
    }

    @Test
    void aSelectionHoldsForEveryFormat() {
        Columns<String> selected = COLUMNS.select("dueDate, title");
        assertEquals(List.of("dueDate", "title"), selected.names());
        assertEquals(selected.all(), selected.brief());
        assertSame(COLUMNS, COLUMNS.select(null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "titel|there is no field \"titel\" (taskId, title, dueDate); did you mean title?",
        "title,colour|there is no field \"colour\" (taskId, title, dueDate)",
        "''|--fields needs names separated by commas (taskId, title, dueDate)",
        "title,|--fields needs names separated by commas (taskId, title, dueDate)",
        "title,title|--fields names \"title\" twice" })
    void aWrongSelectionNamesTheKnownFields(String fields, String message) {
        assertEquals(message, assertThrows(CliException.Usage.class, () -> COLUMNS.select(fields)).getMessage());
    }

    @Test
    void formatsAreReadByTheirWord() {
        assertSame(Format.NDJSON, Format.parse("ndjson"));
        assertEquals("there is no output format \"jsno\" (table, tsv, json, ndjson, csv, id); did you mean json?",
                assertThrows(CliException.Usage.class, () -> Format.parse("jsno")).getMessage());
        assertSame(Format.TABLE, Format.defaultFor(Captured.terminal(80).out.stdout()));
        assertSame(Format.TSV, Format.defaultFor(Captured.piped().out.stdout()));
    }
}
