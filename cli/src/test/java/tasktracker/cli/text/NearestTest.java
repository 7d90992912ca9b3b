package tasktracker.cli.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestTest {
    private static final List<String> KNOWN = List.of("endpoint", "region", "stack", "aws_profile", "protected");

    @ParameterizedTest
    @CsvSource({ "endpont,endpoint", "enpdoint,endpoint", "Endpoint,endpoint", "end,endpoint", "regoin,region",
        "stacks,stack", "awsprofile,aws_profile", "protect,protected", "stakc,stack" })
    void findsWhatWasProbablyMeant(String typed, String meant) {
        assertEquals(Optional.of(meant), Nearest.to(typed, KNOWN));
    }

    @ParameterizedTest
    @CsvSource({ "colour", "e", "''", "xyz", "key" })
    void staysSilentWhenNothingIsNear(String typed) {
        assertEquals(Optional.empty(), Nearest.to(typed, KNOWN));
    }

    @Test
    void takesTheFirstOfEquals() {
        assertEquals(Optional.of("task"), Nearest.to("tusk", List.of("task", "tosk")));
        assertEquals(Optional.empty(), Nearest.to("task", List.of()));
    }

    @ParameterizedTest
    @CsvSource({ "'','',0", "abc,'',3", "'',abc,3", "kitten,sitting,3", "ab,ba,1", "abcd,acbd,1", "flaw,lawn,2" })
    void countsEdits(String from, String to, int edits) {
        assertEquals(edits, Nearest.edits(from, to));
    }
}
