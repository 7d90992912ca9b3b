package tasktracker.cli.transfer.csv;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvRowsTest {
    private static final String BOM = "\uFEFF";

    @ParameterizedTest
    @ValueSource(strings = { "\r\n", "\n", "\r" })
    void everyLineEndAndBlankLines(String end) throws IOException {
        String csv = String.join(end, "a,b", "", "1,2", "", "", "\"x" + end + "y\",\"\"", "3,", "");
        List<CsvRow> rows = rows(csv);
        assertEquals(List.of(List.of("a", "b"), List.of("1", "2"), List.of("x" + end + "y", ""), List.of("3", "")),
                rows.stream().map(CsvRow::cells).toList());
        assertEquals(List.of(1L, 3L, 6L, 8L), rows.stream().map(CsvRow::line).toList());
        assertEquals(List.of(1L, 2L, 3L, 4L), rows.stream().map(CsvRow::record).toList());
    }

    @Test
    void theLastLineMayEndOrNot() throws IOException {
        assertEquals(List.of(List.of("a", ""), List.of("1", "")), cells("a,\n1,"));
        assertEquals(List.of(List.of("a", ""), List.of("1", "")), cells("a,\n1,\n"));
        assertEquals(List.of(List.of("a"), List.of("")), cells("a\n\"\""));
        assertEquals(List.of(), cells(""));
        assertEquals(List.of(), cells("\n\n"));
        assertEquals(List.of(), cells(BOM));
    }

    @Test
    void theByteOrderMarkIsNoText() throws IOException {
        CsvRow row = rows(BOM + "a,b\n").getFirst();
        assertEquals(List.of("a", "b"), row.cells());
        assertEquals(3, row.start());
        assertEquals(6, row.end());
    }

    @Test
    void quotesWhereTheyDoNotBelong() throws IOException {
        List<CsvRow> rows = rows("a,b\nx,y\"z\n\"p\"q,r\n \"s\",t\n\"u\nv\" ,w\nfine,\"fi\"\"ne\"\n");
        assertEquals(new Defect(Defect.Kind.BARE_QUOTE, 2, 2), rows.get(1).defect());
        assertEquals(new Defect(Defect.Kind.TEXT_AFTER_QUOTE, 1, 3), rows.get(2).defect());
        assertEquals(new Defect(Defect.Kind.BARE_QUOTE, 1, 4), rows.get(3).defect());
        assertEquals(new Defect(Defect.Kind.TEXT_AFTER_QUOTE, 1, 6), rows.get(4).defect());
        assertEquals(null, rows.get(5).defect());
        assertEquals(List.of("fine", "fi\"ne"), rows.get(5).cells());
    }

    @Test
    void aQuoteThatIsNeverClosed() {
        assertEquals("the record that starts at line 2 never ends: the quote opened at line 2, cell 2, is not closed",
                broken("a,b\n1,\"2\n3,4\n".getBytes(UTF_8)).getMessage());
        String long1 = "a,b\n1,\"" + "x\n".repeat(RecordWatch.RECORD_MAX / 2);
        assertEquals("the record that starts at line 2 is longer than 1048576 characters:"
                + " the quote opened at line 2, cell 2, may be meant as text",
                broken(long1.getBytes(UTF_8)).getMessage());
    }

    @Test
    void otherEncodingsAreRefusedWithTheByte() {
        assertEquals("it is UTF-16, not UTF-8: byte order mark at byte offset 0",
                broken("a,b\n".getBytes(UTF_16)).getMessage());
        assertEquals("it is UTF-16 or binary, not UTF-8: zero at byte offset 1",
                broken("a,b\n".getBytes(UTF_16LE)).getMessage());
        assertEquals("it is not UTF-8: byte 0xFC at byte offset 5",
                broken("a\nöx\u00fc\n".replace("ö", "aa").getBytes(Charset.forName("windows-1252")), 0xFC, 5)
                        .getMessage());
        String far = "x".repeat(100_000) + "\n";
        byte[] bytes = (BOM + far + "?").getBytes(UTF_8);
        bytes[bytes.length - 1] = (byte) 0xC3;
        assertEquals("it is not UTF-8: byte 0xC3 at byte offset 100004", broken(bytes).getMessage());
    }

    @Test
    void bytesMayArriveOneByOne() throws IOException {
        byte[] csv = (BOM + "ä,\"€\r\n😀\"\r\nx,y").getBytes(UTF_8);
        InputStream slow = new ByteArrayInputStream(csv) {
            @Override
            public int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, 1));
            }
        };
        List<List<String>> cells = new ArrayList<>();
        try (CsvRows rows = CsvRows.open(slow, ',')) {
            for (var row = rows.next(); row.isPresent(); row = rows.next()) {
                cells.add(row.get().cells());
            }
        }
        assertEquals(List.of(List.of("ä", "€\r\n😀"), List.of("x", "y")), cells);
    }

    /** Whatever Commons CSV prints comes back, and the bytes of a record are that record. */
    @Test
    void roundTrip() throws IOException {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            char delimiter = DialectFinder.DELIMITERS.get(random.nextInt(4));
            List<List<String>> grid = grid(random);
            StringWriter text = new StringWriter();
            CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(delimiter)
                    .setRecordSeparator(List.of("\r\n", "\n", "\r").get(random.nextInt(3))).get();
            try (CSVPrinter printer = new CSVPrinter(text, format)) {
                printer.printRecords(grid);
            }
            byte[] csv = text.toString().getBytes(UTF_8);
            List<CsvRow> rows = CsvSpectrumTest.all(csv, delimiter);
            assertEquals(grid, rows.stream().map(CsvRow::cells).toList(), "seed " + seed);
            for (CsvRow row : rows) {
                byte[] raw = java.util.Arrays.copyOfRange(csv, (int) row.start(), (int) row.end());
                assertEquals(List.of(row.cells()),
                        CsvSpectrumTest.all(raw, delimiter).stream().map(CsvRow::cells).toList(), "seed " + seed);
                assertEquals(null, row.defect(), "seed " + seed);
            }
        }
    }

    private static List<List<String>> grid(Random random) {
        String[] pieces = { "a", "\"", ",", ";", "\t", "|", "\n", "\r", "\r\n", " ", "ü", "€", "😀", "'", "\\",
            "=1+1" };
        List<List<String>> grid = new ArrayList<>();
        int width = 1 + random.nextInt(4);
        for (int row = random.nextInt(40); row >= 0; row--) {
            List<String> cells = new ArrayList<>();
            for (int cell = 0; cell < width; cell++) {
                StringBuilder text = new StringBuilder();
                for (int piece = random.nextInt(6) * random.nextInt(200); piece >= 0; piece--) {
                    text.append(pieces[random.nextInt(pieces.length)]);
                }
                cells.add(text.toString());
            }
            grid.add(cells);
        }
        return grid;
    }

    private static List<CsvRow> rows(String csv) throws IOException {
        return CsvSpectrumTest.all(csv.getBytes(UTF_8), ',');
    }

    private static List<List<String>> cells(String csv) throws IOException {
        return rows(csv).stream().map(CsvRow::cells).toList();
    }

    private static BrokenCsvException broken(byte[] csv) {
        return assertThrows(BrokenCsvException.class, () -> CsvSpectrumTest.all(csv, ','));
    }

    private static BrokenCsvException broken(byte[] csv, int value, int at) {
        assertEquals(value, csv[at] & 0xFF, "the fixture");
        return broken(csv);
    }
}
