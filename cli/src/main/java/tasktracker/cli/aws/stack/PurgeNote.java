package tasktracker.cli.aws.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tasktracker.cli.config.AtomicFile;
import tasktracker.cli.config.IoReason;
import tasktracker.cli.config.Paths;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/**
 * What a purge has to delete, kept in a file from before the deletion of the stack until all of it is gone: nothing in
 * the account says afterwards what had belonged to the stack.
 */
public final class PurgeNote {
    private static final String STACK = "stack";
    private static final String TABLE = "table";
    private static final String KEY = "key";

    private final Path file;

    /** The note in a file, which need not exist. */
    public PurgeNote(Path file) {
        this.file = file;
    }

    /**
     * What is noted.
     *
     * @param stackId the ARN of the stack, which no other one ever has
     */
    record Noted(String stackId, List<Deletion.Table> tables, List<Deletion.Key> keys) {}

    /** What an earlier purge had to delete and may not have; empty when none was begun, or the note is broken. */
    Optional<Noted> read() {
        String stackId = null;
        List<Deletion.Table> tables = new ArrayList<>();
        List<Deletion.Key> keys = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                String[] words = line.split("\t", -1);
                switch (words.length == 3 ? words[0] : "") {
                    case STACK -> stackId = words[1];
                    case TABLE -> tables.add(new Deletion.Table(words[1], words[2], 0, false));
                    case KEY -> keys.add(new Deletion.Key(words[1], words[2]));
                    default -> {
                        return Optional.empty();
                    }
                }
            }
        } catch (IOException _) {
            return Optional.empty();
        }
        return Optional.ofNullable(stackId).map(id -> new Noted(id, tables, keys));
    }

    /**
     * Notes a plan.
     *
     * @throws CliException.Local when that is not possible; nothing is to be deleted then
     */
    void keep(Deletion.Plan plan) {
        StringBuilder text = new StringBuilder();
        line(text, STACK, plan.stackId(), plan.stackName());
        plan.tables().forEach(table -> line(text, TABLE, table.logicalId(), table.name()));
        plan.keys().forEach(key -> line(text, KEY, key.id(), key.callName()));
        try {
            Paths.ensure(file.getParent());
            AtomicFile.write(file, AtomicFile.Mode.PRIVATE, text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new CliException.Local(Failure.of("FILE_NOT_WRITTEN", file + ", without which a purge could not go on"
                    + " when it is interrupted, cannot be written: " + IoReason.of(e)), e);
        }
    }

    /** Everything is deleted. */
    void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // What is noted is gone, so going on with it would do nothing.
        }
    }

    private static void line(StringBuilder text, String word, String one, String two) {
        text.append(word).append('\t').append(one).append('\t').append(two).append('\n');
    }
}
