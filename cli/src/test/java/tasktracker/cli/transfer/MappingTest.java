package tasktracker.cli.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tasktracker.cli.error.CliException;
import tasktracker.cli.transfer.csv.Header;

final class MappingTest {
    @Test
    void columnsAreKnownByTheirNames() {
        Header header = new Header(List.of("\uFEFFTITLE", "due date", "External_ID", "Created At", "x", "Task Id"));
        assertEquals(
                Map.of(Field.TITLE, 0, Field.DUE, 1, Field.EXTERNAL_ID, 2, Field.CREATED_AT, 3, Field.TASK_ID, 5),
                mapping(header).columns());
        assertEquals(List.of("x"), mapping(header).unused());
        assertEquals(Map.of(Field.TITLE, 0, Field.DUE, 1), mapping(new Header(List.of("title", "due"))).columns());
    }

    @Test
    void whatTheUserSaysGoesFirst() {
        Header header = new Header(List.of("title", "Summary", "due", "when"));
        Mapping mapping = mapping(header, "title=summary,due=when");
        assertEquals(Map.of(Field.TITLE, 1, Field.DUE, 3), mapping.columns());
        assertEquals(List.of("title", "due"), mapping.unused());
        assertEquals(Map.of(Field.TITLE, 0), mapping(header, "due=").columns());
        // a column that was named for something else does not mean what its name says
        assertEquals(Map.of(Field.TITLE, 1, Field.DESCRIPTION, 2), mapping(header, "title=Summary,description=due")
                .columns());
    }

    @Test
    void aNameMayHaveACommaAndAnEqualsSign() {
        assertEquals(Map.of(Field.TITLE, "What, where=here", Field.DUE, "Due"),
                MappingSpec.parse(List.of("title=What, where=here,due=Due"), List.of()).columns());
    }

    @Test
    void constantsFillFieldsOrReplaceColumnsOfTheirName() {
        MappingSpec spec = MappingSpec.parse(List.of(), List.of("priority=low", "description=a,b=c"));
        Mapping mapping = Mapping.of(new Header(List.of("title", "Priority")), spec);
        assertEquals("low", mapping.value(Field.PRIORITY, List.of("t", "high"), _ -> {}));
        assertEquals("a,b=c", mapping.value(Field.DESCRIPTION, List.of("t", "high"), _ -> {}));
        assertEquals("t", mapping.value(Field.TITLE, List.of("t", "high"), _ -> {}));
        assertEquals(null, mapping.value(Field.DUE, List.of("t", "high"), _ -> {}));
        assertEquals(List.of("Priority"), mapping.unused());
    }

    @Test
    void aNameThatFitsSeveralColumns() {
        Header header = new Header(List.of("title", "Title", "Notes", "notes"));
        assertEquals(0, mapping(header).columns().get(Field.TITLE));
        assertEquals("several columns can be the description: \"Notes\" (column 1), \"NOTES\" (column 2)",
                assertThrows(CliException.Usage.class, () -> mapping(new Header(List.of("Notes", "NOTES", "title")),
                        "description=notes")).getMessage());
        assertEquals("several columns can be the dueDate: \"dueDate\" (column 2), \"due\" (column 3)",
                assertThrows(CliException.Usage.class, () -> mapping(new Header(List.of("title", "dueDate", "due"))))
                        .getMessage());
    }

    @Test
    void whatCanBeAHeader() {
        assertTrue(Mapping.fits(new Header(List.of("title")), MappingSpec.NONE));
        assertFalse(Mapping.fits(new Header(List.of("name")), MappingSpec.NONE));
        assertTrue(Mapping.fits(new Header(List.of("name")), MappingSpec.parse(List.of("title=Name"), List.of())));
        assertFalse(Mapping.fits(new Header(List.of("title")), MappingSpec.parse(List.of("due=Due"), List.of())));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", value = {
        "titel=x => --map knows no field \"titel\" (title, description, completed, priority, category, dueDate,"
                + " createdAt, completedAt, externalId, taskId); did you mean title?",
        "title => --map takes FIELD=COLUMN, not \"title\"", "title=a,title=b => --map names title twice" })
    void wrongMaps(String map, String message) {
        assertEquals(message,
                assertThrows(CliException.Usage.class, () -> MappingSpec.parse(List.of(map), List.of())).getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", value = {
        "externalId=x => --set externalId would give every row the same id",
        "priority => --set takes FIELD=VALUE, not \"priority\"",
        "due=x => dueDate has both a column (--map) and a value (--set)" })
    void wrongSets(String set, String message) {
        assertEquals(message, assertThrows(CliException.Usage.class,
                () -> MappingSpec.parse(List.of("due=Due"), List.of(set))).getMessage());
    }

    private static Mapping mapping(Header header, String... map) {
        return Mapping.of(header, MappingSpec.parse(List.of(map), List.of()));
    }
}
