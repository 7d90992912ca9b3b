package tasktracker.functions.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tasktracker.functions.dynamo.RehearsalStores;
import tasktracker.functions.loopback.Authority;
import tasktracker.functions.observe.Log;

final class RehearsalTest {
    private static final List<Integer> SUCCESSES = List.of(201, 200, 200, 200, 200, 204, 200, 200, 200, 200, 200, 200,
            201, 200, 204);

    private final List<String> logged = new ArrayList<>();
    private final Log log = new Log(logged::add, "test", Clock.systemUTC());

    @Test
    void everyFunctionSucceeds() throws IOException {
        assertEquals(SUCCESSES, statuses(new Rehearsal(new RehearsalContext())));
    }

    @Test
    void everyFunctionSucceedsOverTheRealClientAndTls() throws IOException, GeneralSecurityException {
        try (RehearsalStores stores = RehearsalStores.open(Authority.create(), Rehearsal.USER, CardboardTasks.TASK,
                CardboardCategories.CATEGORY)) {
            assertEquals(SUCCESSES,
                    statuses(new Rehearsal(new RehearsalContext(), stores.tasks(), stores.categories())));
        }
    }

    @Test
    void allPartsOfThePrimingRunInTheirOrder() {
        List<String> ran = new ArrayList<>();

        Priming priming = new Priming(log, () -> ran.add("restored"), () -> ran.add("first"), () -> ran.add("second"));

        priming.beforeCheckpoint(null);
        assertEquals(List.of("first", "second"), ran);
        priming.afterRestore(null);

        assertEquals(List.of("first", "second", "restored"), ran);
        assertEquals(List.of(), logged);
    }

    /** A version must be published even where no connection to oneself can be made. */
    @Test
    void aPartThatFailsIsToldAndTheOthersRun() {
        List<String> ran = new ArrayList<>();

        new Priming(log, () -> ran.add("restored"), () -> {
            throw new IOException("no socket");
        }, () -> ran.add("second")).beforeCheckpoint(null);

        assertEquals(List.of("second"), ran);
        assertEquals(1, logged.size());
    }

    /** Lambda would give up the environment. */
    @Test
    void aConnectionThatFailsAfterARestoreIsToldAndForgotten() {
        new Priming(log, () -> {
            throw new IllegalStateException("no network");
        }).afterRestore(null);

        assertEquals(1, logged.size());
    }

    private static List<Integer> statuses(Rehearsal rehearsal) throws IOException {
        List<Integer> statuses = new ArrayList<>();
        for (byte[] answer : rehearsal.run()) {
            statuses.add(Answer.read(answer).status());
        }
        return statuses;
    }
}
