package tasktracker.cli.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import tasktracker.cli.client.NetworkSettings;
import tasktracker.cli.load.Distribution;
import tasktracker.cli.load.Generator;
import tasktracker.cli.load.HttpExchange;
import tasktracker.cli.load.LoopbackServer;
import tasktracker.cli.load.Measurement;
import tasktracker.cli.load.Mix;
import tasktracker.cli.load.Schedule;
import tasktracker.cli.load.Stop;

/**
 * The load generator without the API, for {@code cli/bench/load-test}: {@code serve} and {@code freeze} are servers (they
 * print their address and end with their standard input), {@code closed}, {@code lag} and {@code wait} ask one.
 */
public final class LoadBench {
    private LoadBench() {}

    public static void main(String[] args) throws IOException {
        switch (args[0]) {
            case "serve" -> serve(_ -> LoopbackServer.ok());
            case "freeze" -> serve(freezing());
            case "closed" -> System.out.printf(Locale.ROOT, "%.0f%n", closed(args[1]).achievedRate());
            case "lag" -> System.out.printf(Locale.ROOT, "%.3f%n",
                    open(args[1], 1_000, 5, 15).measured().lag().percentile(99));
            case "wait" -> {
                Distribution response = open(args[1], 100, 0, 30).measured().headline().response();
                System.out.printf(Locale.ROOT, "%d requests, p50 %.1f ms, p90 %.0f ms, p99 %.0f ms, max %.0f ms%n",
                        response.count(), response.percentile(50), response.percentile(90), response.percentile(99),
                        response.max());
            }
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void serve(LoopbackServer.Handler handler) throws IOException {
        try (LoopbackServer server = new LoopbackServer(handler)) {
            System.out.println(server.uri("/"));
            while (System.in.read() >= 0) {
                // until whoever started it goes away
            }
        }
    }

    /** Ten seconds after its first request it answers nothing for five. */
    private static LoopbackServer.Handler freezing() {
        AtomicLong first = new AtomicLong();
        return _ -> {
            first.compareAndSet(0, System.nanoTime());
            long since = System.nanoTime() - first.get();
            long from = TimeUnit.SECONDS.toNanos(10);
            long until = TimeUnit.SECONDS.toNanos(15);
            if (since >= from && since < until) {
                TimeUnit.NANOSECONDS.sleep(until - since);
            }
            return LoopbackServer.ok();
        };
    }

    private static Measurement closed(String uri) throws IOException {
        try (HttpExchange exchange = exchange(uri, 32)) {
            return generator(exchange).closed(32, Mix.parse("get"), Duration.ofSeconds(5), Duration.ofSeconds(15),
                    new SplittableRandom(1));
        }
    }

    private static Measurement open(String uri, int rate, int warmUp, int seconds) throws IOException {
        Duration whole = Duration.ofSeconds(seconds);
        try (HttpExchange exchange = exchange(uri, 2_000)) {
            return generator(exchange).open(Schedule.of(rate, whole, Duration.ZERO, Schedule.Arrivals.CONSTANT,
                    Mix.parse("get"), new SplittableRandom(1)), Duration.ofSeconds(warmUp), whole, 2_000);
        }
    }

    private static Generator generator(HttpExchange exchange) {
        return new Generator(exchange, System::nanoTime, _ -> {}, new Stop());
    }

    private static HttpExchange exchange(String uri, int connections) {
        NetworkSettings network = NetworkSettings.of(_ -> null);
        HttpExchange.Request request = new HttpExchange.Request("GET", URI.create(uri), Map.of(), "");
        return new HttpExchange(_ -> request, new HttpExchange.Network(connections, Duration.ofSeconds(5),
                Duration.ofSeconds(20), network));
    }
}
