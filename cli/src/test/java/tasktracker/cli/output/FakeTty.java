package tasktracker.cli.output;

import java.util.Map;

/** Standard streams that are what a test says; the descriptors not named are files. */
record FakeTty(Map<Integer, Kind> kinds, int width) implements Tty {
    static final FakeTty TERMINAL = terminal(80);
    static final FakeTty PIPED = new FakeTty(Map.of(0, Kind.PIPE, 1, Kind.PIPE, 2, Kind.PIPE), 0);
    static final FakeTty FILES = new FakeTty(Map.of(), 0);

    static FakeTty terminal(int width) {
        return new FakeTty(Map.of(0, Kind.TERMINAL, 1, Kind.TERMINAL, 2, Kind.TERMINAL), width);
    }

    @Override
    public Kind kind(int descriptor) {
        return kinds.getOrDefault(descriptor, Kind.OTHER);
    }

    @Override
    public int columns(int descriptor) {
        return width;
    }
}
