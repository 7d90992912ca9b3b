package tasktracker.cli.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TomlTest {
    private static final String FILE = """
            # mine
            current = "prod"   # the real one

            [profile.prod] # header
              endpoint = "https://x/prod"
            protected = true
            # a note

            [ profile . "two words" ]
            region = 'eu-central-1'
            """;

    @Test
    void readsTablesKeysAndValues() throws TomlFault {
        Toml toml = Toml.parse("""
                text = "a\\tb\\"c\\\\d\\u00fc\\U0001F34E"
                literal = 'C:\\dir "x"' # comment
                empty = ""
                number = -1_000
                plus = +7
                zero = 0
                yes = true
                no = false
                "quoted key" = 'v'
                """);
        assertEquals("a\tb\"c\\dü🍎", value(toml, "text"));
        assertEquals("C:\\dir \"x\"", value(toml, "literal"));
        assertEquals("", value(toml, "empty"));
        assertEquals(-1000L, value(toml, "number"));
        assertEquals(7L, value(toml, "plus"));
        assertEquals(0L, value(toml, "zero"));
        assertEquals(true, value(toml, "yes"));
        assertEquals(false, value(toml, "no"));
        assertEquals("v", value(toml, "quoted key"));
        assertNull(toml.find(Toml.ROOT, "none"));
        assertNull(toml.find(List.of("no", "table"), "none"));
    }

    @Test
    void knowsWhereThingsAre() throws TomlFault {
        Toml toml = Toml.parse(FILE);
        assertEquals(List.of(Toml.ROOT, List.of("profile", "prod"), List.of("profile", "two words")),
                toml.tables().stream().map(Toml.Table::path).toList());
        assertEquals(4, toml.table(List.of("profile", "prod")).line());
        assertEquals(5, toml.find(List.of("profile", "prod"), "endpoint").line());
    }

    @ParameterizedTest
    @ValueSource(
            strings = { "", "\n", "# only a comment", "\r\na = 1\r\n", "a=1", "\ta\t=\t1\t", "[t]", "[a.b.c]\nd=1" })
    void readsWhatIsSmallOrOdd(String text) throws TomlFault {
        String end = text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
        assertEquals(end, Toml.parse(text).text());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "a|line 1, column 2: a key is followed by = and a value",
        "a = |line 1, column 4: a value is a string in quotes, a whole number, true or false",
        "a = tt1w04home|line 1, column 5: a value is a string in quotes, a whole number, true or false",
        "a = 1.5|line 1, column 5: a value is a string in quotes, a whole number, true or false",
        "a = 007|line 1, column 5: a value is a string in quotes, a whole number, true or false",
        "a = 1__0|line 1, column 5: a value is a string in quotes, a whole number, true or false",
        "a = 9223372036854775808|line 1, column 5: a value is a string in quotes, a whole number, true or false",
        "a = 2026-12-01|line 1, column 5: a value is a string in quotes, a whole number, true or false",
        "a = [1]|line 1, column 5: arrays are not supported here",
        "a = {}|line 1, column 5: inline tables are not supported here; use a table",
        "a.b = 1|line 1, column 2: dotted keys are not supported here; use a table",
        "[[a]]|line 1, column 2: arrays of tables are not supported here",
        "[a|line 1, column 3: a table header ends with ]",
        "[]|line 1, column 2: a key has letters, digits, _ and -, or is in quotes",
        "[a] x|line 1, column 5: only a comment may follow here",
        "a = \"x|line 1, column 7: a string must end on its line",
        "a = 'x|line 1, column 7: a string must end on its line",
        "a = \"x\" y|line 1, column 9: only a comment may follow here",
        "a = \"\\q\"|line 1, column 7: there is no such escape; a single backslash is written \\\\",
        "a = \"\\u12g4\"|line 1, column 10: this escape needs 4 hexadecimal digits",
        "a = \"\\ud800\"|line 1, column 12: there is no such character",
        "a = \"\"\"x\"\"\"|line 1, column 5: strings of several lines are not supported here",
        "= 1|line 1, column 1: a key has letters, digits, _ and -, or is in quotes",
        "ä = 1|line 1, column 1: a key has letters, digits, _ and -, or is in quotes" })
    void saysWhatIsWrongAndWhere(String text, String message) {
        assertEquals(message, assertThrows(TomlFault.class, () -> Toml.parse(text)).describe());
    }

    @Test
    void refusesWhatIsThereTwiceAndControlCharacters() {
        assertEquals("line 3, column 1: the key a is there twice",
                assertThrows(TomlFault.class, () -> Toml.parse("a = 1\n\na = 2\n")).describe());
        assertEquals("line 3, column 1: the table [p.\"x y\"] is there twice",
                assertThrows(TomlFault.class, () -> Toml.parse("[p.\"x y\"]\nb = 1\n[p.'x y']\n")).describe());
        assertEquals("line 1, column 7: a control character must be written as an escape",
                assertThrows(TomlFault.class, () -> Toml.parse("a = \"x\u0007\"")).describe());
        assertEquals("line 1, column 3: a comment holds no control characters",
                assertThrows(TomlFault.class, () -> Toml.parse("# \u0000")).describe());
    }

    @Test
    void settingAValueLeavesEverythingElse() throws TomlFault {
        assertEquals(FILE.replace("\"prod\"   # the", "\"local\"   # the"),
                Toml.parse(FILE).with(Toml.ROOT, "current", "local").text());
        assertEquals(FILE.replace("true", "false"),
                Toml.parse(FILE).with(List.of("profile", "prod"), "protected", false).text());
    }

    @Test
    void aNewKeyComesAfterTheLastOfItsTable() throws TomlFault {
        assertEquals(FILE.replace("protected = true\n", "protected = true\nstack = \"a \\\"b\\\" \\\\ \\u0007\"\n"),
                Toml.parse(FILE).with(List.of("profile", "prod"), "stack", "a \"b\" \\ \u0007").text());
        assertEquals("x = 1\n# just a note\n", Toml.parse("# just a note\n").with(Toml.ROOT, "x", 1L).text());
        assertEquals("[t]\na = 1\n", Toml.parse("[t]").with(List.of("t"), "a", 1L).text());
    }

    @Test
    void aNewTableComesLast() throws TomlFault {
        assertEquals(FILE + "\n[profile.\"a.b\"]\nendpoint = \"e\"\n",
                Toml.parse(FILE).with(List.of("profile", "a.b"), "endpoint", "e").text());
        assertEquals("[t]\n\"k 1\" = \"v\"\n", Toml.parse("").with(List.of("t"), "k 1", "v").text());
    }

    @Test
    void removesKeysAndTables() throws TomlFault {
        assertEquals(FILE.replace("protected = true\n", ""),
                Toml.parse(FILE).without(List.of("profile", "prod"), "protected").text());
        assertEquals("""
                # mine
                current = "prod"   # the real one

                # a note

                [ profile . "two words" ]
                region = 'eu-central-1'
                """, Toml.parse(FILE).without(List.of("profile", "prod")).text());
        String firstHalf = FILE.substring(0, FILE.indexOf("\n[ profile"));
        assertEquals(firstHalf, Toml.parse(FILE).without(List.of("profile", "two words")).text());
        assertEquals(FILE, Toml.parse(FILE).without(List.of("profile", "none")).text());
        assertEquals(FILE, Toml.parse(FILE).without(Toml.ROOT, "none").text());
    }

    @Test
    void keepsTheLineEndsOfOtherLines() throws TomlFault {
        assertEquals("a = 2\r\nb = 'x'\r\n", Toml.parse("a = 1\r\nb = 'x'\r\n").with(Toml.ROOT, "a", 2L).text());
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3 })
    void whatIsWrittenIsRead(long seed) throws TomlFault {
        Random random = new Random(seed);
        String signs = "ab\"\\'\n\r\t\u0000\u007f#=[]. ü日🍎";
        Toml toml = Toml.parse("");
        for (int round = 0; round < 200; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                int at = random.nextInt(signs.codePointCount(0, signs.length()));
                text.appendCodePoint(signs.codePointAt(signs.offsetByCodePoints(0, at)));
            }
            String key = text.reverse().toString();
            String value = text.append('x').toString();
            List<String> path = random.nextBoolean() ? Toml.ROOT : List.of("t", key);
            toml = toml.with(path, key, value);
            String about = "seed " + seed + ", round " + round;
            assertEquals(value, toml.find(path, key).value(), about);
            assertEquals(value, Toml.parse(toml.text()).find(path, key).value(), about);
            assertFalse(toml.text().contains("\u0000"), about);
        }
    }

    private static Object value(Toml toml, String key) {
        return toml.find(Toml.ROOT, key).value();
    }
}
