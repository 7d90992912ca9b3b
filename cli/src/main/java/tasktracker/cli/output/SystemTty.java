package tasktracker.cli.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Asks Linux through {@code /proc}, which costs about a millisecond, and everything else through the C library, which
 * costs twenty times as much. ({@code System.console()} answers for stdin and stdout together only.)
 */
public final class SystemTty implements Tty {

    private final Path descriptors;

    /** Asks about this process. */
    public SystemTty() {
        this(Path.of("/proc/self/fd"));
    }

    SystemTty(Path descriptors) {
        this.descriptors = descriptors;
    }

    @Override
    public Kind kind(int descriptor) {
        String target;
        try {
            target = Files.readSymbolicLink(descriptors.resolve(Integer.toString(descriptor))).toString();
        } catch (IOException | UnsupportedOperationException noProc) {
            return CLibrary.isTerminal(descriptor) ? Kind.TERMINAL : Kind.OTHER;
        }
        if (target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console")) {
            return Kind.TERMINAL;
        }
        return target.startsWith("pipe:") || target.startsWith("socket:") ? Kind.PIPE : Kind.OTHER;
    }

    @Override
    public int columns(int descriptor) {
        return CLibrary.columns(descriptor);
    }
}
