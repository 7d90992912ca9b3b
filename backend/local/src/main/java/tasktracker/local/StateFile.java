package tasktracker.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import tasktracker.contract.Json;

/** The file by which the tool finds a running stack: for its owner alone, whole or not there. */
final class StateFile {
    private static final String FRESH = ".new";

    private final Path file;
    private final String token;

    private StateFile(Path file, String token) {
        this.file = file;
        this.token = token;
    }

    /**
     * What is in it.
     *
     * @param startedAt of the process, in milliseconds since 1970: with the pid it names one process for ever
     * @param build tells versions of the tool apart
     * @param token what the control paths want to see
     * @param auto whether a command started it without being asked to
     * @param data where the tasks are, null for memory
     */
    record State(long pid, long startedAt, int port, String endpoint, String build, String token, String apiKey,
            boolean auto, String data) {
        /** The same with another key. */
        State withKey(String other) {
            return new State(pid, startedAt, port, endpoint, build, token, other, auto, data);
        }

        /** Without the secrets. */
        @Override
        public String toString() {
            return "State[pid=" + pid + ", endpoint=" + endpoint + ", build=" + build + "]";
        }
    }

    /**
     * Writes it in place of any other.
     *
     * @throws IOException when that is impossible
     */
    static StateFile write(Path file, State state) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        Files.createDirectories(directory,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        sweep(directory, file.getFileName() + ".");
        Path fresh = directory.resolve(file.getFileName() + "." + state.pid + FRESH);
        Files.deleteIfExists(fresh);
        try (var channel = Files.newByteChannel(fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            channel.write(ByteBuffer.wrap(json(state)));
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return new StateFile(file, state.token);
    }

    /** What stacks that were killed while they wrote have left: it holds their secrets. */
    private static void sweep(Path directory, String prefix) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
            for (Path path : all) {
                String name = path.getFileName().toString();
                if (name.startsWith(prefix) && name.endsWith(FRESH) && name.length() > prefix.length() + FRESH.length()
                        && !isAlive(name.substring(prefix.length(), name.length() - FRESH.length()))) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }

    private static boolean isAlive(String pid) {
        try {
            return ProcessHandle.of(Long.parseLong(pid)).isPresent();
        } catch (NumberFormatException _) {
            return true; // not one of ours
        }
    }

    private static byte[] json(State state) {
        return Json.bytes(json -> {
            json.writeStartObject();
            json.writeNumberField("pid", state.pid);
            json.writeNumberField("startedAt", state.startedAt);
            json.writeNumberField("port", state.port);
            json.writeStringField("endpoint", state.endpoint);
            json.writeStringField("build", state.build);
            json.writeStringField("token", state.token);
            json.writeStringField("apiKey", state.apiKey);
            json.writeBooleanField("auto", state.auto);
            Json.nullable(json, "data", state.data);
            json.writeEndObject();
        });
    }

    /** Removes it, unless another process has put its own there since. */
    void remove() {
        try {
            if (Files.readString(file).contains(token)) {
                Files.delete(file);
            }
        } catch (IOException _) {
            // It is gone already, or stays as one that names no running process.
        }
    }
}
