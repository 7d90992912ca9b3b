package tasktracker.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PrinterTest {
    private record Row(String id, String title, Integer size, Boolean done) {}

    private static final Columns<Row> COLUMNS = Columns.of(Row::id, List.of(Column.of("id", Row::id),
            Column.<Row>of("title", Row::title).shrinking(), Column.<Row>of("size", Row::size).toTheRight(),
            Column.<Row>of("done", Row::done).titled("OK")
                    .shown(row -> row.done() ? new Cell("yes", Style.GREEN) : Cell.of("no"))),
            "id", "size", "title");
    private static final Row MILK = new Row("a1", "Buy milk", 7, false);
    private static final Row HOSTILE = new Row("b2", "tab\there, \"quote\"\r\nback\\slash \u001b[31m", null, true);

    private final Captured piped = Captured.piped();

    @Test
    void tsvHasNoHeaderAndEscapes() {
        assertEquals("""
                a1\t7\tBuy milk
                b2\t\ttab\\there, "quote"\\r\\nback\\\\slash \u001b[31m
                """, list(piped, Format.TSV, COLUMNS));
    }

    @Test
    void tsvOnATerminalIsHarmless() {
        assertEquals("""
                a1\t7\tBuy milk
                b2\t\ttab\\there, "quote"\\r\\nback\\\\slash ␛[31m
                """, list(Captured.terminal(10), Format.TSV, COLUMNS));
    }

    @Test
    void csvFollowsRfc4180() {
        assertEquals("""
                id,title,size,done\r
                a1,Buy milk,7,false\r
                b2,"tab\there, ""quote""\r
                back\\slash \u001b[31m",,true\r
                """, list(piped, Format.CSV, COLUMNS));
    }

    @Test
    void csvOfOneColumnHasNoEmptyLine() {
        assertEquals("size\r\n7\r\n\"\"\r\n", list(piped, Format.CSV, COLUMNS.select("size")));
    }

    @Test
    void idIsTheIdAlone() {
        assertEquals("a1\nb2\n", list(piped, Format.ID, COLUMNS.select("title")));
    }

    @Test
    void jsonHasTheShapeOfTheApi() {
        assertEquals("{\"data\":[{\"id\":\"a1\",\"title\":\"Buy milk\",\"size\":7,\"done\":false},"
                + "{\"id\":\"b2\",\"title\":\"tab\\there, \\\"quote\\\"\\r\\nback\\\\slash \\u001B[31m\","
                + "\"size\":null,\"done\":true}],\"nextCursor\":\"c\"}\n", list(piped, Format.JSON, COLUMNS));
    }

    @Test
    void ndjsonIsBareRows() {
        assertEquals("""
                {"size":7,"done":false}
                {"size":null,"done":true}
                """, list(piped, Format.NDJSON, COLUMNS.select("size,done")));
    }

    @Test
    void anEmptyListIsNeverNothingInJsonAndCsv() {
        Map<Format, String> expected = Map.of(Format.JSON, "{\"data\":[],\"nextCursor\":null}\n", Format.NDJSON, "",
                Format.CSV, "id,title,size,done\r\n", Format.TSV, "", Format.TABLE, "", Format.ID, "");
        for (Format format : Format.values()) {
            Captured captured = Captured.piped();
            Printer<Row> printer = Printer.open(captured.out.stdout(), format, COLUMNS);
            printer.rows(List.of());
            printer.finish(null);
            assertEquals(expected.get(format), captured.out(), format.word());
        }
    }

    @Test
    void aSingleResourceHasTheSameForms() {
        Map<Format, String> expected = Map.of(Format.JSON,
                "{\"data\":{\"id\":\"a1\",\"title\":\"Buy milk\",\"size\":7,\"done\":false}}\n", Format.NDJSON,
                "{\"id\":\"a1\",\"title\":\"Buy milk\",\"size\":7,\"done\":false}\n", Format.CSV,
                "id,title,size,done\r\na1,Buy milk,7,false\r\n", Format.TSV, "a1\t7\tBuy milk\n", Format.TABLE,
                "ID  SIZE  TITLE\na1     7  Buy milk\n", Format.ID, "a1\n");
        for (Format format : Format.values()) {
            Captured captured = Captured.piped();
            Printer.open(captured.out.stdout(), format, COLUMNS).single(MILK);
            assertEquals(expected.get(format), captured.out(), format.word());
        }
    }

    @Test
    void aJsonListThatFailsHalfWayStaysOpen() {
        Printer.open(piped.out.stdout(), Format.JSON, COLUMNS.select("id")).rows(List.of(MILK));
        assertEquals("{\"data\":[{\"id\":\"a1\"}", piped.out());
    }

    @Test
    void pagesArePrintedAsTheyArrive() {
        for (Format format : Format.values()) {
            Captured captured = Captured.piped();
            Printer<Row> printer = Printer.open(captured.out.stdout(), format, COLUMNS.select("id"));
            printer.rows(List.of(MILK));
            int first = captured.stdout.size();
            printer.rows(List.of(HOSTILE));
            int second = captured.stdout.size();
            assertEquals(true, first > 0 && second > first, format.word());
        }
        Printer<Row> printer = Printer.open(piped.out.stdout(), Format.JSON, COLUMNS.select("id"));
        printer.rows(List.of(MILK));
        printer.rows(List.of(HOSTILE));
        printer.finish(null);
        assertEquals("{\"data\":[{\"id\":\"a1\"},{\"id\":\"b2\"}],\"nextCursor\":null}\n", piped.out());
    }

    @Test
    void jsonOnATerminalHasTheSameValueAndIsHarmless() {
        Captured terminal = Captured.terminal(80);
        Printer.open(terminal.out.stdout(), Format.NDJSON, COLUMNS.select("title"))
                .single(new Row("x", "\u009b\u007f\u202e 日本 🍎", 1, true));
        assertEquals("{\"title\":\"\\u009b\\u007f\\u202e 日本 🍎\"}\n", terminal.out());
    }

    @Test
    void marksOfDirectionStayInAPipe() {
        Row title = new Row("x", "\u061C\u200E\u200F", 1, true);
        for (Format format : List.of(Format.TSV, Format.NDJSON)) {
            Captured captured = Captured.piped();
            Printer.open(captured.out.stdout(), format, COLUMNS.select("title")).single(title);
            assertEquals(true, captured.out().contains("\u061C\u200E\u200F"), captured.out());
        }
        Captured terminal = Captured.terminal(80);
        Printer.open(terminal.out.stdout(), Format.NDJSON, COLUMNS.select("title")).single(title);
        assertEquals("{\"title\":\"\\u061c\\u200e\\u200f\"}\n", terminal.out());
    }

    @Test
    void jsonKeepsSignsThatNeedTwoCharsAcrossBuffers() {
        String title = "x" + "🍎".repeat(20_000);
        Printer.open(piped.out.stdout(), Format.NDJSON, COLUMNS.select("title"))
                .single(new Row("x", title, 1, true));
        assertEquals("{\"title\":\"" + title + "\"}\n", piped.out());
    }

    @Test
    void listsAndMapsAreJsonEverywhere() {
        Columns<Row> nested = Columns.of(Row::id,
                List.of(Column.of("tags", row -> List.of(row.id(), 1, Map.of("k", true)))), "tags");
        assertEquals("""
                ["a1",1,{"k":true}]
                ["b2",1,{"k":true}]
                """, list(piped, Format.TSV, nested));
        assertEquals("""
                {"tags":["a1",1,{"k":true}]}
                {"tags":["b2",1,{"k":true}]}
                """, list(Captured.piped(), Format.NDJSON, nested));
    }

    private static String list(Captured captured, Format format, Columns<Row> columns) {
        Printer<Row> printer = Printer.open(captured.out.stdout(), format, columns);
        printer.rows(List.of(MILK, HOSTILE));
        printer.finish("c");
        return captured.out();
    }
}
