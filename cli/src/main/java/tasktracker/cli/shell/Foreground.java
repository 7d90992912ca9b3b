package tasktracker.cli.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import tasktracker.cli.AtInterrupt;
import tasktracker.cli.Interrupts;
import tasktracker.cli.error.ExitCode;

/**
 * The command at work. Ctrl-C first lets it do what it has registered for that case, then interrupts its thread, which
 * ends calls and waits; what was sent by then may or may not be done, as when the process ends.
 */
final class Foreground implements Interrupts {
    private final List<Runnable> lasts = new ArrayList<>();
    private Thread thread;
    private int interrupts;

    /** Runs a command in a thread of its own and waits for it. */
    ExitCode run(Callable<ExitCode> command) throws ExecutionException {
        FutureTask<ExitCode> task = new FutureTask<>(command);
        synchronized (this) {
            interrupts = 0;
            thread = new Thread(task, "command");
            thread.start();
        }
        try {
            ExitCode code = awaited(task);
            return wasInterrupted() && code == ExitCode.OK ? ExitCode.INTERRUPTED : code;
        } finally {
            synchronized (this) {
                thread = null;
                lasts.clear();
            }
        }
    }

    /** How often Ctrl-C has come for the command at work, this time included; 0 when there is none. */
    synchronized int interrupt() {
        Thread command = thread;
        if (command == null) {
            return 0;
        }
        interrupts++;
        List<Runnable> first = interrupts == 1 ? List.copyOf(lasts) : List.of();
        new Thread(() -> {
            first.forEach(Runnable::run);
            command.interrupt();
        }, "interrupt").start();
        return interrupts;
    }

    @Override
    public Registration atInterrupt(Runnable last) {
        synchronized (this) {
            lasts.add(last);
        }
        AtInterrupt atEnd = new AtInterrupt(last); // TERM, or the terminal is closed
        return () -> {
            atEnd.close();
            synchronized (this) {
                lasts.remove(last);
            }
        };
    }

    private synchronized boolean wasInterrupted() {
        return interrupts > 0;
    }

    private static ExitCode awaited(FutureTask<ExitCode> task) throws ExecutionException {
        while (true) {
            try {
                return task.get();
            } catch (InterruptedException _) {
                // whoever wants the command to end interrupts the command
            }
        }
    }
}
