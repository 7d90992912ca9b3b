package tasktracker.cli.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;

/** Another process that works on a journal: it has opened the file, read its plan, and has not come to its end. */
public final class OtherProcess implements AutoCloseable {
    private final Process process;

    private OtherProcess(Process process) {
        this.process = process;
    }

    /** Starts one, and waits until it has the journal. */
    public static OtherProcess worksOn(Path journal) throws IOException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                Work.class.getName(), journal.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        OtherProcess other = new OtherProcess(process);
        assertEquals('!', process.getInputStream().read(), "it works");
        return other;
    }

    /** Lets it end. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        assertEquals(0, process.onExit().join().exitValue());
    }

    /** What it does. */
    static final class Work {
        private Work() {}

        public static void main(String[] args) throws IOException {
            try (JournalFile file = JournalFile.open(Path.of(args[0])).orElseThrow()) {
                file.read(_ -> true);
                System.out.print('!');
                System.out.flush();
                System.in.read();
            }
        }
    }
}
