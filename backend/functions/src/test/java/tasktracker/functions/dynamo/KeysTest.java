package tasktracker.functions.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tasktracker.contract.Due;
import tasktracker.contract.Limits;
import tasktracker.contract.Priority;
import tasktracker.contract.Uuid7;

final class KeysTest {
    private static final String ID = "019ca945-0a7b-7239-8b1a-b9f7e6c54590";

    @Test
    void haveTheShapesThatTheDesignNames() {
        assertEquals("ann#open", Keys.status("ann", false));
        assertEquals("ann#done", Keys.status("ann", true));
        assertEquals("ann#" + ID, Keys.inCategory("ann", ID));
        assertEquals("ann#-", Keys.inCategory("ann", null));
        assertEquals("ann#1", Keys.priority("ann", Priority.HIGH));
        assertEquals("ann#3", Keys.priority("ann", Priority.LOW));
        assertEquals("2026-12-01#" + ID, Keys.due(Due.parse("2026-12-01"), ID));
        assertEquals("2026-12-01T08:00:00.000Z#" + ID, Keys.due(Due.parse("2026-12-01T09:00:00+01:00"), ID));
        assertEquals("9999-12-31#" + ID, Keys.due(null, ID));
        assertEquals("2026-03-01T12:00:00.123Z#" + ID, Keys.created(Instant.parse("2026-03-01T12:00:00.123Z"), ID));
        assertEquals("2026-03-01T12:00:00.123Z#" + ID, Keys.created(ID));
        assertEquals("idem#abc", Keys.idempotency("abc"));
        assertEquals("ext#ann#2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881",
                Keys.externalId("ann", "x"));
        assertEquals("catname#ann#cafe", Keys.categoryName("ann", "CAFÉ"));
        assertEquals("catgone#ann#" + ID, Keys.categoryRemoved("ann", ID));
        assertEquals(ID, Keys.idAtEnd(Keys.due(null, ID)));
    }

    @Test
    void noTwoUsersShareOne() {
        List<String> users = List.of("a", "ab", "b", "a1", "1", "a".repeat(Limits.USER_ID));
        Set<String> keys = new HashSet<>();
        int made = 0;
        for (String user : users) {
            for (String other : List.of("", "b", "#", "b#", "-", "open", "1")) {
                for (String key : List.of(Keys.inCategory(user, other.isEmpty() ? null : "c" + other),
                        Keys.externalId(user, other), Keys.categoryName(user, other),
                        Keys.categoryRemoved(user, other))) {
                    keys.add(key);
                    made++;
                }
            }
            for (Priority priority : Priority.values()) {
                keys.add(Keys.priority(user, priority));
                made++;
            }
            keys.add(Keys.status(user, true));
            keys.add(Keys.status(user, false));
            made += 2;
        }
        assertEquals(made, keys.size());
    }

    @Test
    void theLongestNameFitsIntoAKey() {
        String key = Keys.categoryName("u".repeat(Limits.USER_ID), "\ufdfa".repeat(Limits.CATEGORY_NAME));

        int bytes = key.getBytes(StandardCharsets.UTF_8).length;
        assertTrue(bytes <= 2048, bytes + " bytes, and DynamoDB takes 2048");
    }

    @Test
    void boundsHoldAllIdsOfTheirTimeAndNoOther() {
        long seed = 77;
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            long millis = random.nextLong(253_402_300_800_000L);
            String id = Uuid7.of(millis, random.nextInt(), random.nextLong());
            Instant time = Instant.ofEpochMilli(millis);
            String about = "seed " + seed + ": " + id;

            assertTrue(Keys.idFrom(time).compareTo(id) < 0 && id.compareTo(Keys.idTo(time)) < 0, about);
            assertTrue(Keys.created(Keys.idFrom(time)).compareTo(Keys.created(id)) < 0, about);
            assertTrue(Keys.created(id).compareTo(Keys.created(Keys.idTo(time))) < 0, about);
            if (millis > 0) {
                assertTrue(Keys.idTo(time.minusMillis(1)).compareTo(id) < 0, about);
            }
            assertTrue(id.compareTo(Keys.idFrom(time.plusMillis(1))) < 0 || millis == 253_402_300_799_999L, about);
        }
    }
}
