package tasktracker.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import tasktracker.local.template.StackTemplate;

/**
 * Lets so many requests be worked on at a time that a small heap is enough for everybody: of those that take much of it
 * one, of lists a few, of others any number. Waiting for the network takes no room, so that nobody who is slow keeps
 * others out; only large bodies come in one after the other.
 */
final class Room {
    private static final int LARGE_BODY = 256 * 1024;
    /** How the path of a route ends whose answers are as large as Lambda allows. */
    private static final String EXPORT = "/export";
    /** A page of the longest tasks is copied often on its way: the heap in which it may be one of several. */
    private static final long HEAP_OF_A_LIST = 48 * 1024 * 1024;
    private static final int LISTS_FOR_MUCH = 2;

    private final Set<String> lists;
    private final int lots = Math.clamp(Runtime.getRuntime().maxMemory() / HEAP_OF_A_LIST, 1, 1_000);
    /** Fair, or lists would keep those out that need more than one. */
    private final Semaphore free = new Semaphore(lots, true);
    private final Semaphore largeBodies = new Semaphore(1);

    Room(StackTemplate template) {
        this.lists = template.routes().stream()
                .filter(route -> route.method().equals("GET") && !route.resource().contains("{"))
                .map(route -> "/" + template.stage() + route.resource())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Waits until the body of a request may come in. */
    Visit enter(HttpExchange exchange) {
        boolean large = hasLargeBody(exchange);
        if (large) {
            largeBodies.acquireUninterruptibly();
        }
        return new Visit(large, needed(exchange, large));
    }

    private int needed(HttpExchange exchange, boolean large) {
        String path = exchange.getRequestURI().getRawPath();
        if (large || path.endsWith(EXPORT)) {
            return Math.min(LISTS_FOR_MUCH, lots);
        }
        return exchange.getRequestMethod().equals("GET") && lists.contains(path) ? 1 : 0;
    }

    /** Also when the client does not say how much it sends. */
    private static boolean hasLargeBody(HttpExchange exchange) {
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        if (length == null) {
            return exchange.getRequestHeaders().containsKey("Transfer-Encoding");
        }
        return length.length() > 6 || Integer.parseInt(length) > LARGE_BODY;
    }

    /** A request from its first byte to its answer. */
    final class Visit implements AutoCloseable {
        private final boolean large;
        private final int needed;
        private int taken;

        private Visit(boolean large, int needed) {
            this.large = large;
            this.needed = needed;
        }

        boolean isLarge() {
            return large;
        }

        /** Waits for the room that is needed as soon as the body is there. */
        void work() {
            if (needed > 0) { // those that need none must not wait in line either
                free.acquireUninterruptibly(needed);
                taken = needed;
            }
        }

        /** What is still to come in needs no room. */
        void rest() {
            free.release(taken);
            taken = 0;
        }

        @Override
        public void close() {
            rest();
            if (large) {
                largeBodies.release();
            }
        }
    }
}
