package tasktracker.cli.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ExitCodeTest {
    @Test
    void theNumbersAreThoseOfTheContract() {
        List<String> codes = new ArrayList<>();
        for (ExitCode code : ExitCode.values()) {
            codes.add(code.number() + " " + code);
            assertTrue(code.meaning().endsWith("."), code.meaning());
        }
        assertEquals(List.of("0 OK", "1 FAILURE", "2 USAGE", "3 PARTIAL", "4 DENIED", "5 NOT_FOUND", "6 CONFLICT",
                "7 UNAVAILABLE", "8 WAITED_TOO_LONG", "9 NETWORK", "10 GATE_MISSED", "130 INTERRUPTED",
                "143 TERMINATED"), codes);
    }

    @Test
    void severalTargetsThatEndAlikeEndLikeEachOfThem() {
        assertEquals(ExitCode.NOT_FOUND, ExitCode.ofTargets(List.of(ExitCode.NOT_FOUND, ExitCode.NOT_FOUND)));
        assertEquals(ExitCode.OK, ExitCode.ofTargets(List.of(ExitCode.OK, ExitCode.OK)));
        assertEquals(ExitCode.OK, ExitCode.ofTargets(List.of()));
    }

    @Test
    void severalTargetsThatEndDifferentlyArePartlyDone() {
        assertEquals(ExitCode.PARTIAL, ExitCode.ofTargets(List.of(ExitCode.OK, ExitCode.NOT_FOUND)));
        assertEquals(ExitCode.PARTIAL, ExitCode.ofTargets(List.of(ExitCode.CONFLICT, ExitCode.NOT_FOUND)));
    }
}
