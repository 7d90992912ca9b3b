package tasktracker.cli.error;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CliExceptionTest {
    private static final Failure FAILURE = Failure.of("CODE", "it failed");

    @ParameterizedTest
    @CsvSource({ "400,USAGE", "413,USAGE", "415,USAGE", "422,USAGE", "403,DENIED", "404,NOT_FOUND", "409,CONFLICT",
        "412,CONFLICT", "428,CONFLICT", "429,UNAVAILABLE", "503,UNAVAILABLE", "504,UNAVAILABLE", "500,FAILURE",
        "502,FAILURE", "301,FAILURE", "418,FAILURE" })
    void aStatusHasItsExitCode(int status, ExitCode expected) {
        CliException thrown = CliException.ofStatus(status, FAILURE);
        assertEquals(expected, thrown.exitCode());
        assertEquals(FAILURE, thrown.failure());
        assertEquals("it failed", thrown.getMessage());
    }

    @Test
    void aTypeHasItsExitCode() {
        IOException cause = new IOException("refused");
        List<CliException> thrown = List.of(new CliException.Usage(FAILURE), new CliException.Usage(FAILURE, cause),
                new CliException.NotFound(FAILURE), new CliException.Conflict(FAILURE),
                new CliException.Denied(FAILURE), new CliException.Unavailable(FAILURE),
                new CliException.Network(FAILURE, cause), new CliException.Server(FAILURE),
                new CliException.Local(FAILURE, cause), new CliException.Cancelled(FAILURE),
                new CliException.Partial(ExitCode.PARTIAL, FAILURE), new CliException.WaitedTooLong(FAILURE),
                new CliException.GateMissed(FAILURE), new CliException.Interrupted(FAILURE));
        assertEquals(List.of(2, 2, 5, 6, 4, 7, 9, 1, 1, 1, 3, 8, 10, 130),
                thrown.stream().map(each -> each.exitCode().number()).toList());
    }
}
