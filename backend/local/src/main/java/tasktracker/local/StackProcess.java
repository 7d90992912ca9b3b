package tasktracker.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import tasktracker.contract.Json;

/** A local stack with what a process of its own needs: state file, control paths, an end by itself or from outside. */
final class StackProcess {
    private static final int TOKEN_BYTES = 32;

    private final LocalStack stack;
    private final IdleTime idle;
    private final PrintStream err;
    private final CountDownLatch ended = new CountDownLatch(1);
    private Optional<StateFile> stateFile = Optional.empty();
    private boolean asked;
    private String published;

    private StackProcess(LocalStack stack, IdleTime idle, PrintStream err) {
        this.stack = stack;
        this.idle = idle;
        this.err = err;
    }

    /** Starts it; when this returns it answers and the state file says so. */
    static StackProcess start(Arguments arguments, PrintStream log, PrintStream err) throws IOException {
        LocalStack.Options options = new LocalStack.Options(arguments.template(), arguments.data(),
                arguments.dynamoDb(),
                arguments.port(), arguments.user(), Clock.systemUTC(), new LogLines(log));
        StackProcess process = new StackProcess(LocalStack.start(options), new IdleTime(arguments.idleMinutes()), err);
        try {
            process.publish(arguments);
        } catch (IOException | RuntimeException e) {
            process.stack.close();
            throw e;
        }
        return process;
    }

    private void publish(Arguments arguments) throws IOException {
        ProcessHandle self = ProcessHandle.current();
        long startedAt = self.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        byte[] token = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(token);
        StateFile.State state = new StateFile.State(self.pid(), startedAt, stack.port(), stack.endpoint(),
                arguments.build(), HexFormat.of().formatHex(token), stack.apiKey(), arguments.auto(),
                arguments.data().map(Path::toAbsolutePath).map(Path::toString).orElse(null));
        published = state.apiKey();
        stack.serve(Control.PATH, new Control(state.token(), health(state), this::askToEnd));
        if (arguments.state().isPresent()) {
            Path file = arguments.state().get();
            stateFile = Optional.of(StateFile.write(file, state));
            // The profile "local" reads its key there, so a key that was switched off must not stay in it.
            stack.onKeyChange(() -> rewrite(file, state));
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::endFromOutside, "shutdown"));
        err.println("tasktracker local stack: " + state.endpoint() + " (pid " + state.pid() + ", tasks in "
                + (state.data() == null ? "memory" : state.data()) + ")");
    }

    private synchronized void rewrite(Path file, StateFile.State state) {
        try {
            String key = stack.apiKey();
            if (!key.equals(published)) {
                StateFile.write(file, state.withKey(key));
                published = key;
            }
        } catch (IOException | RuntimeException e) {
            // The change itself is done, so whoever asked for it is not told; the next change tries again.
            err.println("tasktracker local stack: cannot write " + file + ": " + e.getMessage());
        }
    }

    private Json.Writing health(StateFile.State state) {
        return json -> {
            json.writeStartObject();
            json.writeStringField("build", state.build());
            json.writeNumberField("pid", state.pid());
            json.writeNumberField("startedAt", state.startedAt());
            Json.nullable(json, "data", state.data());
            json.writeNumberField("requests", stack.activity().requests());
            json.writeEndObject();
        };
    }

    /** Serves until it is asked to end or has been idle for too long; when this returns everything is closed. */
    void awaitEnd() {
        try {
            awaitRequestToEnd();
            stack.close();
        } finally {
            // Whatever went wrong: the tool must not find this process, nor the shutdown hook wait for it.
            stateFile.ifPresent(StateFile::remove);
            ended.countDown();
        }
    }

    private synchronized void awaitRequestToEnd() {
        long left = idle.millisLeft(stack.activity().quietNanos());
        while (!asked && left > 0) {
            try {
                wait(left);
            } catch (InterruptedException _) {
                return;
            }
            left = idle.millisLeft(stack.activity().quietNanos());
        }
    }

    private synchronized void askToEnd() {
        asked = true;
        notifyAll();
    }

    /** A signal ends the virtual machine when its shutdown hooks have ended, so this one waits. */
    private void endFromOutside() {
        askToEnd();
        try {
            ended.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
