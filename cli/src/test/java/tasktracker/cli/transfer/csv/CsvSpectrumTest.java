package tasktracker.cli.transfer.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tasktracker.contract.Json;

final class CsvSpectrumTest {
    @ParameterizedTest
    @ValueSource(strings = { "comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "newlines",
        "newlines_crlf", "quotes_and_newlines", "simple", "simple_crlf", "utf8" })
    void parsesToItsJson(String name) throws IOException {
        List<CsvRow> rows = rows(name);
        List<Map<String, String>> objects = new ArrayList<>();
        for (CsvRow row : rows.subList(1, rows.size())) {
            Map<String, String> object = new LinkedHashMap<>();
            for (int i = 0; i < row.cells().size(); i++) {
                object.put(rows.getFirst().cells().get(i), row.cells().get(i));
            }
            objects.add(object);
        }
        assertEquals(json(name), objects);
        assertEquals(List.of(), rows.stream().filter(row -> row.defect() != null).toList());
    }

    /** Its JSON is one object with another telephone number; and its quotes stand bare, which we tell. */
    @Test
    void locationCoordinates() throws IOException {
        Map<?, ?> expected = (Map<?, ?>) json("location_coordinates");
        List<CsvRow> rows = rows("location_coordinates");
        assertEquals(2, rows.size());
        assertEquals(List.copyOf(expected.keySet()), rows.get(0).cells());
        assertEquals(List.copyOf(expected.values()).subList(1, 4), rows.get(1).cells().subList(1, 4));
        assertEquals("2095257564", rows.get(1).cells().getFirst());
        assertEquals(new Defect(Defect.Kind.BARE_QUOTE, 2, 2), rows.get(1).defect());
    }

    private static Object json(String name) throws IOException {
        try (InputStream in = CsvSpectrumTest.class.getResourceAsStream("/csv-spectrum/" + name + ".json")) {
            return Json.read(in.readAllBytes(), Json::value);
        }
    }

    private static List<CsvRow> rows(String name) throws IOException {
        try (InputStream in = CsvSpectrumTest.class.getResourceAsStream("/csv-spectrum/" + name + ".csv")) {
            return all(in.readAllBytes(), ',');
        }
    }

    static List<CsvRow> all(byte[] csv, char delimiter) throws IOException {
        List<CsvRow> all = new ArrayList<>();
        try (CsvRows rows = CsvRows.open(new ByteArrayInputStream(csv), delimiter)) {
            for (Optional<CsvRow> row = rows.next(); row.isPresent(); row = rows.next()) {
                all.add(row.get());
            }
        }
        return all;
    }
}
