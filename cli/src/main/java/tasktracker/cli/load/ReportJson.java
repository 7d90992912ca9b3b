package tasktracker.cli.load;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;

/**
 * The report as JSON, of the schema that {@code load-report.schema.json} beside this class publishes. Times are
 * milliseconds; a percentile that the samples do not carry is null.
 */
public final class ReportJson {
    /** The first member of the document; grows with every change that a reader could stumble over. */
    public static final int VERSION = 1;

    private ReportJson() {}

    /**
     * Writes a report.
     *
     * @param previous an earlier report to stand beside it
     */
    public static void write(JsonGenerator json, Report report, Optional<PreviousReport> previous) throws IOException {
        Measurement of = report.measurement();
        json.writeStartObject();
        json.writeNumberField("version", VERSION);
        json.writeStringField("tool", report.tool());
        json.writeStringField("started", report.started().toString());
        json.writeStringField("target", report.target());
        json.writeStringField("profile", report.profile());
        plan(json, report.plan());
        json.writeStringField("ended", of.ended().word());
        json.writeBooleanField("valid", of.isValid());
        json.writeStringField("limitedBy", switch (of.limitedBy()) {
            case NOTHING -> null;
            case GENERATOR -> "generator";
            case CAP -> "cap";
        });
        number(json, "seconds", of.elapsed().toMillis() / 1e3);
        json.writeNumberField("planned", of.planned());
        json.writeNumberField("sent", of.measured().count());
        number(json, "plannedRate", of.plannedRate());
        number(json, "achievedRate", of.achievedRate());
        json.writeNumberField("heldBackByCap", of.measured().heldBack());
        json.writeNumberField("reopenedConnections", of.measured().reopened());
        distribution(json, "startLag", of.measured().lag());
        json.writeObjectFieldStart("all");
        times(json, of.measured().headline());
        json.writeEndObject();
        operations(json, of.measured());
        json.writeObjectFieldStart("coldStarts");
        times(json, of.measured().cold());
        json.writeEndObject();
        json.writeObjectFieldStart("warmUp");
        times(json, of.warmUp().headline());
        json.writeNumberField("coldStarts", of.warmUp().cold().response().count());
        json.writeEndObject();
        seconds(json, of);
        gates(json, report);
        if (previous.isPresent()) {
            before(json, previous.get());
        }
        json.writeObjectFieldStart("data");
        json.writeStringField("category", report.data().name());
        json.writeNumberField("created", report.data().created());
        json.writeNumberField("removed", report.data().removed());
        json.writeBooleanField("left", report.data().left());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void plan(JsonGenerator json, Plan plan) throws IOException {
        json.writeObjectFieldStart("plan");
        json.writeStringField("model", plan.isOpen() ? "open" : "closed");
        if (plan.isOpen()) {
            number(json, "rate", plan.rate());
            number(json, "rampSeconds", plan.ramp().toMillis() / 1e3);
            json.writeStringField("arrivals", plan.arrivals().word());
            json.writeNumberField("maxInFlight", plan.maxInFlight());
        } else {
            json.writeNumberField("clients", plan.clients().getAsInt());
        }
        number(json, "durationSeconds", plan.duration().toMillis() / 1e3);
        number(json, "warmUpSeconds", plan.warmUp().toMillis() / 1e3);
        json.writeStringField("mix", plan.mix().toString());
        json.writeNumberField("seed", plan.seed());
        json.writeEndObject();
    }

    private static void operations(JsonGenerator json, Tally tally) throws IOException {
        json.writeArrayFieldStart("operations");
        for (Operation operation : Operation.values()) {
            for (Outcome outcome : Outcome.values()) {
                Tally.Times times = tally.times(operation, outcome);
                if (times.response().count() > 0) {
                    json.writeStartObject();
                    json.writeStringField("operation", operation.word());
                    json.writeStringField("outcome", outcome.word());
                    times(json, times);
                    json.writeEndObject();
                }
            }
        }
        json.writeEndArray();
    }

    private static void times(JsonGenerator json, Tally.Times times) throws IOException {
        json.writeNumberField("count", times.response().count());
        distribution(json, "response", times.response());
        distribution(json, "service", times.service());
        distribution(json, "server", times.server());
    }

    private static void distribution(JsonGenerator json, String name, Distribution of) throws IOException {
        if (of.count() == 0) {
            json.writeNullField(name);
            return;
        }
        json.writeObjectFieldStart(name);
        for (Percentile percentile : Percentile.values()) {
            number(json, percentile.word(), of.percentile(percentile.value()));
        }
        number(json, "max", of.max());
        json.writeEndObject();
    }

    private static void seconds(JsonGenerator json, Measurement of) throws IOException {
        json.writeArrayFieldStart("timeline");
        for (Second second : of.seconds()) {
            json.writeStartObject();
            json.writeNumberField("second", second.number());
            json.writeNumberField("ended", second.ended());
            json.writeNumberField("throttled", second.throttled());
            json.writeNumberField("errors", second.errors());
            json.writeNumberField("inFlight", second.inFlight());
            number(json, "p50", second.p50());
            number(json, "p99", second.p99());
            number(json, "max", second.max());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void before(JsonGenerator json, PreviousReport previous) throws IOException {
        json.writeObjectFieldStart("before");
        json.writeStringField("started", previous.started());
        json.writeArrayFieldStart("rows");
        for (PreviousReport.Row row : previous.rows().values()) {
            json.writeStartObject();
            json.writeStringField("operation", row.operation());
            json.writeStringField("outcome", row.outcome());
            json.writeNumberField("count", row.count());
            number(json, Percentile.P50.word(), row.p50());
            number(json, Percentile.P99.word(), row.p99());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void gates(JsonGenerator json, Report report) throws IOException {
        json.writeArrayFieldStart("gates");
        for (Gate.Verdict verdict : report.gates()) {
            json.writeStartObject();
            json.writeStringField("failIf", verdict.gate().text());
            number(json, "value", verdict.value());
            json.writeBooleanField("passed", verdict.isPassed());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void number(JsonGenerator json, String name, double value) throws IOException {
        if (Double.isNaN(value)) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, Math.round(value * 1_000) / 1e3);
        }
    }
}
