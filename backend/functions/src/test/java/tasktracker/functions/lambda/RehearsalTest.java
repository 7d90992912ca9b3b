package tasktracker.functions.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RehearsalTest {
    @Test
    void everyFunctionSucceeds() throws IOException {
        List<Integer> statuses = new ArrayList<>();
        for (byte[] answer : new Rehearsal(new RehearsalContext()).run()) {
            statuses.add(Answer.read(answer).status());
        }

        assertEquals(List.of(201, 200, 200, 200, 200, 204, 200, 200, 200, 200, 200, 200, 201, 200, 204), statuses);
    }

    @Test
    void thePrimingRehearsesAfterTheSdkIsWarm() throws IOException {
        AtomicInteger warm = new AtomicInteger();

        new Priming(warm::incrementAndGet).beforeCheckpoint(null);
        assertEquals(1, warm.get());
    }
}
