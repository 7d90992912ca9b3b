package tasktracker.cli.output;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Locale;

/** The two calls of the C library that Java has no words for. Loaded only when one of them is needed. */
final class CLibrary {

    /** {@code TIOCGWINSZ} of asm-generic/ioctls.h (Linux) and sys/ttycom.h (macOS). */
    private static final long WINDOW_SIZE_LINUX = 0x5413;
    private static final long WINDOW_SIZE_MACOS = 0x40087468;

    private CLibrary() {}

    /** {@code isatty(3)}; false when it cannot be asked. */
    @SuppressWarnings("restricted")
    static boolean isTerminal(int descriptor) {
        try {
            Linker linker = Linker.nativeLinker();
            MemorySegment symbol = linker.defaultLookup().find("isatty").orElseThrow();
            MethodHandle isatty = linker.downcallHandle(symbol, FunctionDescriptor.of(JAVA_INT, JAVA_INT));
            return (int) isatty.invokeExact(descriptor) == 1;
        } catch (Throwable _) { // a MethodHandle declares nothing narrower
            return false;
        }
    }

    /** {@code ioctl(descriptor, TIOCGWINSZ)}; 0 when it cannot be asked. */
    @SuppressWarnings("restricted")
    static int columns(int descriptor) {
        boolean macos = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
        try (Arena arena = Arena.ofConfined()) {
            Linker linker = Linker.nativeLinker();
            MemorySegment symbol = linker.defaultLookup().find("ioctl").orElseThrow();
            MethodHandle ioctl = linker.downcallHandle(symbol,
                    FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS), Linker.Option.firstVariadicArg(2));
            MemorySegment size = arena.allocate(MemoryLayout.sequenceLayout(4, JAVA_SHORT)); // rows, columns, x, y
            int answer = (int) ioctl.invokeExact(descriptor, macos ? WINDOW_SIZE_MACOS : WINDOW_SIZE_LINUX, size);
            return answer == 0 ? Short.toUnsignedInt(size.getAtIndex(JAVA_SHORT, 1)) : 0;
        } catch (Throwable _) { // a MethodHandle declares nothing narrower
            return 0;
        }
    }
}
