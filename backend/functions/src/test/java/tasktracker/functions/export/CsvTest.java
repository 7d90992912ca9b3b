package tasktracker.functions.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tasktracker.contract.Json;

final class CsvTest {
    private static final List<String> PIECES = List.of("a", "\"", ",", "\r", "\n", "\r\n", " ", "\t", "#", ";", "'",
            "é", "東", "😀", "\\", "=", "", "\u0001");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = { "plain | plain", "`a,b` | `\"a,b\"`",
        "`say \"x\"` | `\"say \"\"x\"\"\"`", "`a\nb` | `\"a\nb\"`", "`a\rb` | `\"a\rb\"`", "`\"` | `\"\"\"\"`",
        "` a` | `\" a\"`", "`a ` | `\"a \"`", "`a\t` | `\"a\t\"`", "#a | `\"#a\"`", "!a | `\"!a\"`", "a#b | a#b",
        "a b | a b", "-1 | -1", "=1+1 | =1+1", "`` | ``", "a;b | a;b", "東京 | 東京", "'a' | 'a'" })
    void aCellIsQuotedWhereItMustBe(String cell, String written) {
        assertEquals("x," + written + ",x\r\n", Csv.row(List.of("x", cell, "x")));
    }

    @Test
    void nullIsEmpty() {
        assertEquals(",a,\r\n", Csv.row(Arrays.asList(null, "a", null)));
    }

    /** The cells of csv-spectrum, taken from its JSON, come back from what is written of them. */
    @ParameterizedTest
    @ValueSource(strings = { "comma_in_quotes", "empty", "escaped_quotes", "json", "newlines", "newlines_crlf",
        "quotes_and_newlines", "simple", "utf8" })
    void realCellsComeBack(String name) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (InputStream in = getClass().getResourceAsStream("csv-spectrum/" + name + ".json")) {
            List<?> objects = (List<?>) Json.read(in.readAllBytes(), Json::value);
            for (Object object : objects) {
                rows.add(((Map<?, ?>) object).values().stream().map(String::valueOf).toList());
            }
        }
        assertEquals(rows, read(written(rows)));
    }

    @Test
    void allCellsComeBack() {
        long seed = 4_180;
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            List<List<String>> rows = new ArrayList<>();
            for (int row = 0; row < 3; row++) {
                List<String> cells = new ArrayList<>();
                for (int cell = 0; cell < 4; cell++) {
                    StringBuilder text = new StringBuilder();
                    for (int piece = random.nextInt(5); piece > 0; piece--) {
                        text.append(PIECES.get(random.nextInt(PIECES.size())));
                    }
                    cells.add(text.toString());
                }
                rows.add(cells);
            }
            assertEquals(rows, read(written(rows)), "seed " + seed);
        }
    }

    /** What the proxy answer takes, byte for byte. */
    @Test
    void theLengthOfAJsonStringIsCountedNotGuessed() {
        List<String> texts = new ArrayList<>(PIECES);
        for (char c = 0; c < 0x300; c++) {
            texts.add(Character.toString(c));
        }
        texts.addAll(List.of("\u07ff\u0800\uffff", String.join("", PIECES)));
        for (String text : texts) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            byte[] written = Json.bytes(json -> json.writeUTF8String(utf8, 0, utf8.length));
            assertEquals(written.length - 2, JsonLength.of(text), text);
        }
    }

    private static String written(List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append(Csv.row(row)));
        return text.toString();
    }

    /** A reader by the grammar of RFC 4180, with nothing of the writer's in it. */
    private static List<List<String>> read(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            StringBuilder cell = new StringBuilder();
            if (text.charAt(at) == '"') {
                for (at++; text.charAt(at) != '"' || text.startsWith("\"\"", at); at++) {
                    cell.append(text.charAt(at));
                    at += text.charAt(at) == '"' ? 1 : 0;
                }
                at++;
            } else {
                for (; text.charAt(at) != ',' && text.charAt(at) != '\r'; at++) {
                    cell.append(text.charAt(at));
                }
            }
            row.add(cell.toString());
            if (text.startsWith("\r\n", at)) {
                rows.add(row);
                row = new ArrayList<>();
                at += 2;
            } else {
                assertEquals(',', text.charAt(at), "at " + at + " of " + text);
                at++;
            }
        }
        return rows;
    }
}
