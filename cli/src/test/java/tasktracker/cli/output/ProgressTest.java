package tasktracker.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class ProgressTest {
    private static final String CLEAR = "\r\u001b[K";

    private long millis = 1_000_000;

    @Test
    void aBarIsDrawnAtMostTenTimesASecondAndRemoved() {
        Captured captured = Captured.terminal(60);
        try (Progress progress = progress(captured, Progress.Form.BAR, 2000)) {
            progress.at(0);
            pass(50);
            progress.at(400);
            pass(450);
            progress.at(500);
            pass(500);
            progress.at(2000);
        }
        assertEquals(CLEAR + "importing [------------------------------] 0/2,000, 0/s" + CLEAR
                + "importing [####--------------] 500/2,000, 1,000/s, 2 s left" + CLEAR
                + "importing [################] 2,000/2,000, 2,000/s, 0 s left" + CLEAR, captured.err());
    }

    @Test
    void aBarNeverWraps() {
        Captured captured = Captured.terminal(20);
        progress(captured, Progress.Form.BAR, 100_000).at(50_000);
        assertEquals(CLEAR + "importing 50,000/1…", captured.err());
    }

    @Test
    void linesComeEveryFiveSecondsAndAtTheEnd() {
        Captured captured = Captured.piped();
        try (Progress progress = progress(captured, Progress.Form.LINES, 1000)) {
            progress.at(0);
            pass(4_999);
            progress.at(100);
            pass(1);
            progress.at(100);
            pass(5_000);
            progress.at(200);
            pass(1);
            progress.at(1000);
        }
        assertEquals("""
                importing 0/1,000, 0/s
                importing 100/1,000, 20/s, 45 s left
                importing 200/1,000, 20/s, 40 s left
                importing 1,000/1,000, 100/s, 0 s left
                """, captured.err());
    }

    @Test
    void jsonIsOneObjectALine() {
        Captured captured = Captured.piped();
        Progress progress = progress(captured, Progress.Form.JSON, -1);
        pass(2_000);
        progress.at(1234);
        pass(999);
        progress.at(1300);
        assertEquals("""
                {"progress":{"what":"importing","done":1234,"total":null,"rate":617,"secondsLeft":null}}
                """, captured.err());
    }

    @Test
    void longWaitsAreReadable() {
        Captured captured = Captured.piped();
        Progress progress = progress(captured, Progress.Form.LINES, 1_000_000);
        pass(10_000);
        progress.at(100_000);
        pass(10_000);
        progress.at(100_500);
        pass(100_000);
        progress.at(10_000);
        assertEquals("""
                importing 100,000/1,000,000, 10,000/s, 1 min 30 s left
                importing 100,500/1,000,000, 5,025/s, 2 min 59 s left
                importing 10,000/1,000,000, 83/s, 3 h 18 min left
                """, captured.err());
    }

    @Test
    void quietSaysNothing() {
        Captured captured = Captured.terminal(80);
        try (Progress progress = progress(captured, Progress.Form.NONE, 10)) {
            progress.at(10);
        }
        assertEquals("", captured.err());
    }

    @Test
    void theFormFitsTheStreamAndTheFormat() {
        TextStream terminal = Captured.terminal(80).out.stderr();
        TextStream pipe = Captured.piped().out.stderr();
        assertEquals(Progress.Form.BAR, Progress.Form.of(terminal, Format.TABLE, false, false));
        assertEquals(Progress.Form.LINES, Progress.Form.of(pipe, Format.TABLE, false, false));
        TextStream dumb = new Captured(FakeTty.terminal(80), Map.of("TERM", "dumb")).out.stderr();
        assertEquals(Progress.Form.LINES, Progress.Form.of(dumb, Format.TABLE, false, false));
        assertEquals(Progress.Form.JSON, Progress.Form.of(terminal, Format.TABLE, false, true));
        assertEquals(Progress.Form.NONE, Progress.Form.of(terminal, Format.JSON, false, false));
        assertEquals(Progress.Form.JSON, Progress.Form.of(terminal, Format.JSON, false, true));
        assertEquals(Progress.Form.NONE, Progress.Form.of(terminal, Format.TABLE, true, true));
    }

    private Progress progress(Captured captured, Progress.Form form, long total) {
        return new Progress(captured.out.stderr(), form, "importing", total, () -> millis * 1_000_000);
    }

    private void pass(int pause) {
        millis += pause;
    }
}
