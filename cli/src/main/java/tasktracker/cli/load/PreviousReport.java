package tasktracker.cli.load;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.contract.Json;

/**
 * What an earlier report said, as far as it is compared.
 *
 * @param started when that run was
 * @param rows by operation and outcome, the headline last
 */
public record PreviousReport(String started, Map<String, Row> rows) {
    /** What the headline has in place of an operation. */
    public static final String ALL = "all";
    /** What the headline has in place of an outcome. */
    public static final String ANSWERED = "answered";

    /**
     * One line.
     *
     * @param p50 ms; NaN when the samples did not carry it
     */
    public record Row(String operation, String outcome, long count, double p50, double p99) {
        /** The same line in another run. */
        Tally.Times timesIn(Tally tally) {
            for (Operation each : Operation.values()) {
                for (Outcome ended : Outcome.values()) {
                    if (each.word().equals(operation) && ended.word().equals(outcome)) {
                        return tally.times(each, ended);
                    }
                }
            }
            return tally.headline();
        }
    }

    public PreviousReport {
        rows = new LinkedHashMap<>(rows);
    }

    /** A line of it, or null when it has none of that operation and outcome. */
    public Row row(String operation, String outcome) {
        return rows.get(key(operation, outcome));
    }

    private static String key(String operation, String outcome) {
        return operation + " " + outcome;
    }

    /**
     * Reads a file that {@code -o json} wrote.
     *
     * @throws CliException.Usage when it is no such file
     */
    public static PreviousReport read(Path file) {
        try (InputStream in = Files.newInputStream(file); JsonParser json = Json.FACTORY.createParser(in)) {
            return read(json);
        } catch (IOException | IllegalStateException e) {
            throw new CliException.Usage(Failure.of("NOT_A_REPORT",
                    "--compare " + file + ": no report of a load test: " + e.getMessage())
                    .hint("tasktracker load-test -o json > " + file), e);
        }
    }

    private static PreviousReport read(JsonParser json) throws IOException {
        String started = null;
        Map<String, Row> rows = new LinkedHashMap<>();
        Row all = null;
        require(json.nextToken() == JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            switch (name) {
                case "version" -> require(json.getIntValue() == ReportJson.VERSION);
                case "started" -> started = json.getText();
                case ALL -> all = row(json);
                case "operations" -> {
                    require(value == JsonToken.START_ARRAY);
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        Row row = row(json);
                        rows.put(key(row.operation(), row.outcome()), row);
                    }
                }
                default -> json.skipChildren();
            }
        }
        require(started != null && all != null);
        rows.put(key(ALL, ANSWERED), all);
        return new PreviousReport(started, rows);
    }

    private static Row row(JsonParser json) throws IOException {
        require(json.currentToken() == JsonToken.START_OBJECT);
        String operation = ALL;
        String outcome = ANSWERED;
        long count = 0;
        double[] response = { Double.NaN, Double.NaN };
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            switch (name) {
                case "operation" -> operation = json.getText();
                case "outcome" -> outcome = json.getText();
                case "count" -> count = json.getLongValue();
                case "response" -> {
                    if (value == JsonToken.START_OBJECT) {
                        response = response(json);
                    }
                }
                default -> json.skipChildren();
            }
        }
        return new Row(operation, outcome, count, response[0], response[1]);
    }

    private static double[] response(JsonParser json) throws IOException {
        double[] found = { Double.NaN, Double.NaN };
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (value.isNumeric() && name.equals(Percentile.P50.word())) {
                found[0] = json.getDoubleValue();
            } else if (value.isNumeric() && name.equals(Percentile.P99.word())) {
                found[1] = json.getDoubleValue();
            }
        }
        return found;
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new IllegalStateException("it has not the members of one");
        }
    }
}
