package tasktracker.cli.transfer.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DialectFinderTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", value = { "title,a;b => 44", "title;a,b => 59", "x|title => 124",
        "'a;b';title => 59" })
    void theDelimiterIsTheOneThatMakesAHeader(String header, int delimiter) throws IOException {
        assertEquals((char) delimiter, one(header.replace('\'', '"') + "\n1,2;3|4\n").delimiter());
    }

    @Test
    void tabs() throws IOException {
        assertEquals("tab", one("Title\tDue date\nMilk, eggs; bread\t\n").delimiterName());
    }

    @Test
    void delimitersInsideQuotesDoNotCount() throws IOException {
        assertEquals(';', one("\"a,b,c,d\";Title\n\"1,2,3,4\";x\n").delimiter());
    }

    @Test
    void oneColumnHasNoDelimiter() throws IOException {
        assertEquals(1, one("title\nBuy milk\n").header().size());
        assertEquals(';', one("title\nmilk, eggs\nbread, butter\n").delimiter());
        assertEquals(',', one("title\n\"milk; eggs\"\n").delimiter());
    }

    @Test
    void preambleIsSkipped() throws IOException {
        String csv = """
                "Date: 2026-01-01+0000"
                "Version: 7.1"
                "Status:
                0 Normal
                1 Completed"
                "Folder Name","Title","Status"
                "a","b","0"
                """;
        Dialect dialect = one(csv);
        assertEquals(3, dialect.preamble());
        assertEquals(List.of("Folder Name", "Title", "Status"), dialect.header().names());
        assertEquals(2, one(",,,\n,,,\na,b,title,c\n1,2,3,4\n").preamble());
    }

    @Test
    void aRowOfDataIsNoHeader() throws IOException {
        assertInstanceOf(DialectFinder.Found.None.class, find("Summary,Due\nx,\ntitle,\n", Optional.empty()));
    }

    @Test
    void severalWays() throws IOException {
        assertEquals(2, assertInstanceOf(DialectFinder.Found.Several.class,
                find("title,x;title\n", Optional.empty())).dialects().size());
        assertEquals(List.of("title", "x;title"), assertInstanceOf(DialectFinder.Found.One.class,
                find("title,x;title\n", Optional.of(','))).dialect().header().names());
    }

    @Test
    void nothing() throws IOException {
        assertEquals(0, assertInstanceOf(DialectFinder.Found.None.class, find("", Optional.empty())).first().size());
        assertThrows(BrokenCsvException.class, () -> find("a,\"title\nb", Optional.empty()));
    }

    private Dialect one(String csv) throws IOException {
        return assertInstanceOf(DialectFinder.Found.One.class, find(csv, Optional.empty())).dialect();
    }

    private DialectFinder.Found find(String csv, Optional<Character> delimiter) throws IOException {
        Path file = Files.writeString(directory.resolve("x.csv"), csv);
        return new DialectFinder(header -> header.has("title")).find(file, delimiter);
    }
}
