package tasktracker.cli.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tasktracker.cli.config.FileMutex;
import tasktracker.cli.config.IoReason;
import tasktracker.cli.config.Paths;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/**
 * Finds, starts and stops the user's local stack. At most one runs; two commands that need it at once start it once.
 */
public final class LocalStacks {
    private static final long READY_MILLIS = 10_000;
    private static final long END_MILLIS = 10_000;
    private static final long GLANCE_MILLIS = 5;
    /** Longer than another command may take to end a stack and start one. */
    private static final Duration LOCK_PATIENCE = Duration.ofMinutes(1);

    private final Supplier<StackFiles> where;
    private final StackCalls calls = new StackCalls();
    private final Consumer<String> notice;
    private StackFiles files;

    /**
     * The stacks of one user.
     *
     * @param where its files are; asked when they are first needed, since that may fail for want of a HOME
     * @param notice gets a line about what takes time or happens unasked
     */
    public LocalStacks(Supplier<StackFiles> where, Consumer<String> notice) {
        this.where = where;
        this.notice = notice;
    }

    /** The stack that runs, whoever started it; empty when none does. Costs no call. */
    public Optional<RunningStack> running() {
        return alive().map(this::seen);
    }

    /**
     * The stack, started now if none runs. One that an older build of the tool started by itself is replaced.
     *
     * @throws CliException.Local when it does not start, with the last line of its log
     */
    public RunningStack ensure(StackOptions options) {
        Optional<StackState> state = alive();
        if (state.isPresent() && isOurs(state.get())) {
            return seen(state.get());
        }
        return start(options);
    }

    /** As {@link #ensure}, for {@code local start}: a stack that runs is left as it is. */
    public RunningStack start(StackOptions options) {
        try (FileMutex _ = lock()) {
            Optional<StackState> state = alive();
            if (state.isPresent()) {
                if (isOurs(state.get())) {
                    return seen(state.get());
                }
                replace(state.get());
            }
            return launch(options);
        } catch (IOException e) {
            throw new CliException.Local(Failure.of("LOCAL_STACK_NOT_STARTED",
                    "the local stack could not be started: " + files().startLock() + ": " + e.getMessage()), e);
        }
    }

    /** Runs a stack on this terminal until it ends. Returns its exit code. */
    public int runInForeground(StackOptions options) {
        alive().ifPresent(state -> {
            throw new CliException.Local(
                    Failure.of("LOCAL_STACK_RUNS", "a local stack runs already, as process " + state.pid())
                            .hint("tasktracker local stop"));
        });
        Process child = process().startInForeground(options);
        try {
            return child.waitFor();
        } catch (InterruptedException _) {
            child.destroy();
            Thread.currentThread().interrupt();
            return 130;
        }
    }

    /**
     * Ends the stack and returns when its process is gone.
     *
     * @return whether one ran
     */
    public boolean stop() {
        if (!Files.isDirectory(files().state())) {
            return false; // none ever ran
        }
        try (FileMutex _ = lock()) {
            return stopRunning();
        } catch (IOException e) {
            throw notStopped(e);
        }
    }

    /** Ends the stack and deletes all its tasks, categories and keys on disk, before another command can start it. */
    public void reset() {
        try (FileMutex _ = lock()) {
            stopRunning();
            deleteData();
        } catch (IOException e) {
            throw notStopped(e);
        }
    }

    private boolean stopRunning() {
        Optional<StackState> state = alive();
        if (state.isEmpty()) {
            forgetStale();
            return false;
        }
        stop(state.get());
        return true;
    }

    private CliException notStopped(IOException e) {
        return new CliException.Local(Failure.of("LOCAL_STACK_NOT_STOPPED",
                "the local stack could not be stopped: " + files().startLock() + ": " + IoReason.of(e)), e);
    }

    private void deleteData() {
        if (!Files.exists(files().data())) {
            return;
        }
        try (Stream<Path> all = Files.walk(files().data())) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new CliException.Local(
                    Failure.of("DATA_NOT_DELETED", "the local data could not be deleted: " + e.getMessage()), e);
        }
    }

    /** Where the stack logs. */
    public Path log() {
        return files().log();
    }

    /** Where it keeps tasks unless told otherwise. */
    public Path data() {
        return files().data();
    }

    private StackFiles files() {
        if (files == null) {
            files = where.get();
        }
        return files;
    }

    private StackProcess process() {
        return new StackProcess(files());
    }

    private Optional<StackState> alive() {
        Path file = files().stateFile();
        return StackState.read(file).filter(state -> state.isAlive(file));
    }

    private RunningStack seen(StackState state) {
        return new RunningStack(state.endpoint(), state.apiKey(), state.pid(), state.startedAt(), state.build(),
                isOurs(state), state.auto(), state.data(), () -> calls.isHealthy(state));
    }

    private boolean isOurs(StackState state) {
        return state.build().equals(process().build());
    }

    private void replace(StackState old) {
        if (!old.auto()) {
            throw new CliException.Local(Failure
                    .of("LOCAL_STACK_OUTDATED",
                            "the local stack that runs was started by another version of tasktracker (" + old.build()
                                    + ")")
                    .hint("tasktracker local stop && tasktracker local start"));
        }
        notice.accept("stopping the local stack of another version of tasktracker");
        stop(old);
    }

    private RunningStack launch(StackOptions options) {
        forgetStale();
        Process child = process().startInBackground(options);
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(READY_MILLIS);
        while (System.nanoTime() < end) {
            Optional<StackState> state = alive().filter(found -> found.pid() == child.pid());
            if (state.isPresent() && calls.isHealthy(state.get())) {
                return seen(state.get());
            }
            if (ends(child, GLANCE_MILLIS)) {
                throw notStarted("it ended with exit code " + child.exitValue());
            }
        }
        child.destroy();
        throw notStarted("it did not answer within " + READY_MILLIS / 1000 + " s");
    }

    private CliException notStarted(String reason) {
        String said = process().lastLogLine().map(line -> "; it said last: " + line).orElse("");
        return new CliException.Local(
                Failure.of("LOCAL_STACK_NOT_STARTED", "the local stack did not start: " + reason + said)
                        .hint("tasktracker local logs"));
    }

    private void stop(StackState state) {
        ProcessHandle running = ProcessHandle.of(state.pid()).orElse(null);
        if (running == null) {
            return;
        }
        try {
            calls.stop(state);
        } catch (IOException _) {
            running.destroy();
        }
        if (!isGone(running)) {
            notice.accept("the local stack does not end by itself; ending process " + state.pid());
            running.destroyForcibly();
            if (!isGone(running)) {
                throw new CliException.WaitedTooLong(Failure.of("LOCAL_STACK_NOT_STOPPED",
                        "the local stack, process " + state.pid() + ", does not end"));
            }
        }
        forget(StackState.read(files().stateFile()).filter(left -> left.pid() == state.pid()).isPresent());
    }

    private static boolean isGone(ProcessHandle running) {
        try {
            running.onExit().get(END_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean ends(Process child, long millis) {
        try {
            return child.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            child.destroy();
            return true;
        }
    }

    /** A stack in the foreground does not wait for the lock, so what is there may be of one that runs. */
    private void forgetStale() {
        forget(alive().isEmpty());
    }

    private void forget(boolean stale) {
        if (!stale) {
            return;
        }
        try {
            Files.deleteIfExists(files().stateFile());
        } catch (IOException _) {
            // A stale file does no harm: nothing in it fits a living process.
        }
    }

    private FileMutex lock() throws IOException {
        Paths.ensure(files().state());
        return FileMutex.hold(files().startLock(), LOCK_PATIENCE);
    }
}
