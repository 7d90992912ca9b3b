package tasktracker.local.key;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tasktracker.contract.Timestamps;
import tasktracker.local.key.ControlPlane.Result;

/**
 * GetUsagePlans, GetUsagePlan, GetUsagePlanKeys, GetUsagePlanKey, CreateUsagePlanKey, DeleteUsagePlanKey, GetUsage. The
 * plan itself is the template's and cannot be changed here.
 */
final class PlanCalls {
    private static final int MOST_DAYS = 90;
    private static final String API = "local";
    private static final String KEY_TYPE = "API_KEY";

    private final KeyRing ring;
    private final KeyUsage usage;
    private final UsagePlan plan;

    PlanCalls(KeyRing ring, KeyUsage usage, UsagePlan plan) {
        this.ring = ring;
        this.usage = usage;
        this.plan = plan;
    }

    Result answer(ControlRequest request) throws ControlFault {
        List<String> path = request.path();
        if (path.size() == 1) {
            return requireGet(request, plans(request));
        }
        if (!path.get(1).equals(UsagePlan.ID)) {
            throw ControlFault.notFound("Invalid Usage Plan ID specified");
        }
        String below = path.size() == 2 ? "" : path.get(2);
        return switch (path.size() + " " + below) {
            case "2 " -> requireGet(request, Result.ok(this::write));
            case "3 usage" -> requireGet(request, usage(request));
            case "3 keys" -> request.method().equals("POST")
                    ? attach(request.fields())
                    : requireGet(request, keys(request));
            case "4 keys" -> one(request, path.get(3));
            default -> throw ControlFault.notServed();
        };
    }

    private static Result requireGet(ControlRequest request, Result result) throws ControlFault {
        if (!request.method().equals("GET")) {
            throw ControlFault.notServed();
        }
        return result;
    }

    private Result plans(ControlRequest request) {
        boolean wanted = request.parameter("position").isEmpty() && request.parameter("keyId")
                .map(id -> ring.withId(id).filter(StoredKey::attached).isPresent()).orElse(true);
        return Result.ok(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("item");
            if (wanted) {
                write(json);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private Result keys(ControlRequest request) throws ControlFault {
        String name = request.parameter("name").orElse("");
        Slice slice = Slice.of(
                ring.all().stream().filter(key -> key.attached() && key.name().startsWith(name)).toList(), request);
        return Result.ok(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("item");
            for (StoredKey key : slice.keys()) {
                write(json, key);
            }
            json.writeEndArray();
            slice.writePosition(json);
            json.writeEndObject();
        });
    }

    private Result attach(Map<String, Object> fields) throws ControlFault {
        if (!KEY_TYPE.equals(fields.get("keyType"))) {
            throw ControlFault.badRequest("keyType must be " + KEY_TYPE);
        }
        StoredKey key = KeyCalls.require(ring, ControlRequest.text(fields, "keyId", ""));
        if (key.attached()) {
            throw ControlFault.conflict("Usage plan ID " + UsagePlan.ID + " and API key ID " + key.id()
                    + " are already associated");
        }
        StoredKey put = attached(key, true);
        return Result.created(json -> write(json, put));
    }

    private Result one(ControlRequest request, String id) throws ControlFault {
        StoredKey key = ring.withId(id).filter(StoredKey::attached).orElseThrow(KeyCalls::unknown);
        return switch (request.method()) {
            case "GET" -> Result.ok(json -> write(json, key));
            case "DELETE" -> {
                StoredKey _ = attached(key, false);
                yield Result.accepted();
            }
            default -> throw ControlFault.notServed();
        };
    }

    private StoredKey attached(StoredKey key, boolean in) throws ControlFault {
        return ring.change(key.id(), found -> found.attached(in)).orElseThrow(KeyCalls::unknown);
    }

    private Result usage(ControlRequest request) throws ControlFault {
        LocalDate from = day(request, "startDate");
        LocalDate to = day(request, "endDate");
        if (to.isBefore(from) || to.toEpochDay() - from.toEpochDay() > MOST_DAYS) {
            throw ControlFault.badRequest("endDate must be after startDate, by " + MOST_DAYS + " days at most");
        }
        Optional<String> only = request.parameter("keyId");
        Slice slice = Slice.of(ring.all().stream()
                .filter(key -> key.attached() && only.map(key.id()::equals).orElse(true)).toList(), request);
        return Result.ok(json -> {
            json.writeStartObject();
            json.writeStringField("usagePlanId", UsagePlan.ID);
            json.writeStringField("startDate", from.toString());
            json.writeStringField("endDate", to.toString());
            slice.writePosition(json);
            json.writeObjectFieldStart("values");
            for (StoredKey key : slice.keys()) {
                json.writeArrayFieldStart(key.id());
                for (long day = from.toEpochDay(); day <= to.toEpochDay(); day++) {
                    json.writeStartArray();
                    json.writeNumber(usage.between(key.id(), day, day));
                    json.writeNumber(left(key.id(), day));
                    json.writeEndArray();
                }
                json.writeEndArray();
            }
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    /** What the quota leaves at the end of a day; 0 without a quota. */
    private long left(String keyId, long day) {
        return plan.quota().map(quota -> Math.max(0,
                quota.limit() - usage.between(keyId, quota.period().start(day), day))).orElse(0L);
    }

    private static LocalDate day(ControlRequest request, String name) throws ControlFault {
        try {
            return Timestamps.parseDate(request.parameter(name).orElse(""));
        } catch (DateTimeException _) {
            throw ControlFault.badRequest(name + " must be a date such as 2026-12-01");
        }
    }

    private void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", UsagePlan.ID);
        json.writeStringField("name", plan.name());
        json.writeArrayFieldStart("apiStages");
        json.writeStartObject();
        json.writeStringField("apiId", API);
        json.writeStringField("stage", plan.stage());
        json.writeEndObject();
        json.writeEndArray();
        if (plan.rate().isPresent()) {
            json.writeObjectFieldStart("throttle");
            json.writeNumberField("rateLimit", plan.rate().get());
            json.writeNumberField("burstLimit", plan.burst().orElse(0.0).intValue());
            json.writeEndObject();
        }
        if (plan.quota().isPresent()) {
            json.writeObjectFieldStart("quota");
            json.writeNumberField("limit", plan.quota().get().limit());
            json.writeNumberField("offset", 0);
            json.writeStringField("period", plan.quota().get().period().name());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, StoredKey key) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", key.id());
        json.writeStringField("type", KEY_TYPE);
        json.writeStringField("name", key.name());
        json.writeEndObject();
    }
}
