package tasktracker.cli;

/** Who knows that the user pressed Ctrl-C, which ends the process, or in the shell only the command at work. */
@FunctionalInterface
public interface Interrupts {
    /** Something that is to run in that case; closed when the work is done. */
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    /** Lets that run in another thread when the command is interrupted, before it is stopped. */
    Registration atInterrupt(Runnable last);
}
