package tasktracker.cli;

/**
 * Something to say when the process is ended by Ctrl-C or TERM while a command is at work; it ends with 130 or 143 then.
 * Closed when the work is done.
 */
public final class AtInterrupt implements Interrupts.Registration {
    private final Thread hook;

    /** Runs that at the end of the process, unless it is closed before. */
    public AtInterrupt(Runnable last) {
        this.hook = new Thread(last, "interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // the process is ending already
        }
    }
}
