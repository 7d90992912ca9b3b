package tasktracker.cli.transfer;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.BitSet;
import java.util.Optional;
import tasktracker.cli.config.AtomicFile;
import tasktracker.contract.Json;

/**
 * Which batches of one import are finished, kept on disk so that a killed import goes on where it was. Batches finish
 * in any order, so a count would not do. Losing it costs time and never a task: rows have their externalIds.
 */
final class Checkpoint {
    private final Optional<Path> file;
    private volatile String run;
    private final int batches;
    private final BitSet done;

    private Checkpoint(Optional<Path> file, String run, int batches, BitSet done) {
        this.file = file;
        this.run = run;
        this.batches = batches;
        this.done = done;
    }

    /** A checkpoint that is forgotten with the process. */
    static Checkpoint inMemory(String run, int batches) {
        return new Checkpoint(Optional.empty(), run, batches, new BitSet());
    }

    /**
     * Goes on with what a killed import left in the file, else begins.
     *
     * @param file named after all that must be equal for going on
     * @param newRun the name of the run if it begins
     */
    static Checkpoint open(Path file, String newRun, int batches) throws IOException {
        Checkpoint left = Files.exists(file) ? read(file, batches) : null;
        if (left != null) {
            return left;
        }
        Checkpoint begun = new Checkpoint(Optional.of(file), newRun, batches, new BitSet());
        begun.save();
        return begun;
    }

    /** The name of this run: what makes its requests another's repetition, or not. */
    String run() {
        return run;
    }

    boolean isDone(int batch) {
        return done.get(batch);
    }

    int countDone() {
        return done.cardinality();
    }

    /** Forgets all: what was done is not there any more. */
    void restart(String newRun) throws IOException {
        run = newRun;
        done.clear();
        save();
    }

    /** Remembers that every row of the batch is in the store. */
    void finished(int batch) throws IOException {
        done.set(batch);
        save();
    }

    /** The import came to its end: the next one looks at everything again. */
    void end() throws IOException {
        if (file.isPresent()) {
            Files.deleteIfExists(file.get());
            AtomicFile.sweep(file.get());
        }
    }

    private void save() throws IOException {
        if (file.isEmpty()) {
            return;
        }
        // Two imports of one file may save at once: the last one counts, and what only the other has done is sent again.
        AtomicFile.writeLightly(file.get(), Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("run", run);
            json.writeNumberField("batches", batches);
            json.writeStringField("done", Base64.getEncoder().encodeToString(done.toByteArray()));
            json.writeEndObject();
        }));
    }

    /** Null when it is of another version of the tool, or broken. */
    private static Checkpoint read(Path file, int batches) throws IOException {
        String[] texts = new String[2];
        int[] count = new int[1];
        byte[] content = Files.readAllBytes(file);
        try {
            Json.read(content, in -> {
                Json.object(in, (field, json) -> {
                    switch (field) {
                        case "run" -> texts[0] = Json.text(json);
                        case "done" -> texts[1] = Json.text(json);
                        case "batches" -> count[0] = json.currentToken() == JsonToken.VALUE_NUMBER_INT
                                ? json.getIntValue()
                                : -1;
                        default -> json.skipChildren();
                    }
                });
                return "";
            });
            if (texts[0] == null || texts[1] == null || count[0] != batches) {
                return null;
            }
            BitSet done = BitSet.valueOf(Base64.getDecoder().decode(texts[1]));
            return done.length() > batches ? null : new Checkpoint(Optional.of(file), texts[0], batches, done);
        } catch (IOException | IllegalArgumentException _) {
            return null;
        }
    }
}
