package tasktracker.functions.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import tasktracker.contract.Json;
import tasktracker.functions.apigateway.ControlPlaneKeys;
import tasktracker.functions.apigateway.SignedCalls;
import tasktracker.functions.identity.KeyExpiry;
import tasktracker.functions.observe.Instance;
import tasktracker.functions.observe.Level;
import tasktracker.functions.observe.Log;
import tasktracker.functions.observe.RequestScope;
import tasktracker.functions.store.Deadline;

/**
 * Called every quarter of an hour: switches off the keys of this stack whose time is over. Fails when some are left, so
 * that it is tried again, and somebody hears of it when that does not help.
 */
public final class ExpireKeys implements RequestStreamHandler {
    /** Milliseconds kept back: as long as one call may be tried. */
    private static final long RESERVE_MILLIS = 40_000;

    private final KeyExpiry expiry;
    private final Log log;
    private final Instance instance = new Instance();

    public ExpireKeys() {
        this(System.getenv());
    }

    private ExpireKeys(Map<String, String> environment) {
        String stack = environment.getOrDefault("SERVICE_NAME", "tasktracker");
        Clock clock = Clock.systemUTC();
        this.log = new Log(System.out::println, stack, clock);
        SignedCalls calls = SignedCalls.of(environment, clock, new SecureRandom());
        this.expiry = new KeyExpiry(new ControlPlaneKeys(calls), stack, clock, log);
    }

    /** With an expiry of the caller's. */
    public ExpireKeys(KeyExpiry expiry, Log log) {
        this.expiry = expiry;
        this.log = log;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream out, Context context) throws IOException {
        Deadline deadline = Deadline.of(context::getRemainingTimeInMillis).minus(RESERVE_MILLIS);
        RequestScope scope = new RequestScope(context.getFunctionName(), context.getAwsRequestId(),
                context.getAwsRequestId(), null, context.getXrayTraceId(), instance.takeFirst(), Level.INFO, deadline);
        KeyExpiry.Report report = scope.call(() -> run(deadline));
        if (!report.isComplete()) {
            throw new IllegalStateException(report.left().size() + " keys are over and could not be switched off");
        }
        Json.write(out, json -> {
            json.writeStartObject();
            json.writeNumberField("keys", report.seen());
            json.writeNumberField("expired", report.expired().size());
            json.writeEndObject();
        });
    }

    private KeyExpiry.Report run(Deadline deadline) {
        try {
            return expiry.run(deadline);
        } catch (RuntimeException e) {
            log.error("Could not look at the keys", e);
            throw e;
        }
    }
}
