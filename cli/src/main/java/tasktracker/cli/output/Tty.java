package tasktracker.cli.output;

/** What the operating system knows about the standard streams. Tests bring their own. */
public interface Tty {

    /** What a standard stream is connected to. */
    enum Kind {
        /** A person is probably watching. */
        TERMINAL,
        /** A pipe or socket, whose reader may go away. */
        PIPE,
        /** A file, a device or anything else. */
        OTHER
    }

    /**
     * What a stream is connected to.
     *
     * @param descriptor 0 for stdin, 1 for stdout, 2 for stderr
     */
    Kind kind(int descriptor);

    /**
     * The width of the terminal a stream is connected to, in columns.
     *
     * @return 0 when it cannot be found out
     */
    int columns(int descriptor);
}
