package tasktracker.cli.client;

import java.io.IOException;
import java.time.Clock;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** Opens {@link HttpTaskClient}s, with proxy and authorities as the environment says. */
public final class HttpTaskClients implements TaskClients {
    /** No page of the API comes near it. */
    static final int LARGEST_ANSWER = 16 * 1024 * 1024;

    private final UnaryOperator<String> environment;
    private final Clock clock;
    private final RandomGenerator random;
    private final Sleeper sleeper;
    private final TimeLimits limits;
    private final Transport kept;
    private Transport ready;
    private boolean opened;

    /**
     * A factory.
     *
     * @param environment the value of a variable, null when it is not set
     * @param random makes idempotency keys, so two processes must not share its seed
     */
    public HttpTaskClients(UnaryOperator<String> environment, Clock clock, RandomGenerator random, Sleeper sleeper,
            TimeLimits limits) {
        this(environment, clock, random, sleeper, limits, null);
    }

    private HttpTaskClients(UnaryOperator<String> environment, Clock clock, RandomGenerator random, Sleeper sleeper,
            TimeLimits limits, Transport kept) {
        this.kept = kept;
        this.environment = environment;
        this.clock = clock;
        this.random = random;
        this.sleeper = sleeper;
        this.limits = limits;
    }

    @Override
    public TaskClients keepingConnections() {
        return new HttpTaskClients(environment, clock, random, sleeper, limits, fresh());
    }

    @Override
    public void dropConnections() {
        if (kept != null) {
            kept.close();
        }
    }

    @Override
    public TaskClient open(Target target, Telling telling) {
        Transport transport = telling.explain() != null
                ? new ExplainingTransport(telling.explain())
                : kept == null ? taken() : new Borrowed(kept);
        if (telling.debug() != null) {
            transport = new DebuggingTransport(transport, telling.debug(), clock);
        }
        CallIds ids = new CallIds(clock, new SplittableRandom(random.nextLong()));
        return new HttpTaskClient(target, transport, new Retry(transport, sleeper, clock, random, telling.notice()),
                ids);
    }

    @Override
    public synchronized void makeReady() {
        if (kept == null && !opened) {
            HttpTransport transport = fresh();
            transport.makeReady();
            ready = transport;
        }
    }

    private synchronized Transport taken() {
        Transport taken = ready == null ? fresh() : ready;
        ready = null;
        opened = true;
        return taken;
    }

    private HttpTransport fresh() {
        return new HttpTransport(limits, ProxySettings.of(environment), CaBundle.file(environment), LARGEST_ANSWER);
    }

    /** Stays open when its client is closed. */
    private record Borrowed(Transport transport) implements Transport {
        @Override
        public Answer send(Request request) throws IOException, InterruptedException {
            return transport.send(request);
        }

        @Override
        public void close() {
            // whoever keeps it closes it
        }
    }
}
