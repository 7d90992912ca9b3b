package tasktracker.local.gateway;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Request ids in the form of API Gateway's: unique, but no secret. */
final class RequestIds {
    String next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID((random.nextLong() & ~0xf000L) | 0x4000L, (random.nextLong() >>> 2) | 0x8000_0000_0000_0000L)
                .toString();
    }
}
