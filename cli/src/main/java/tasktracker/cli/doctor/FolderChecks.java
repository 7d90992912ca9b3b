package tasktracker.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tasktracker.cli.config.AtomicFile;
import tasktracker.cli.config.IoReason;

/**
 * The folders that the tool writes to.
 *
 * @param needed whether the profile in force cannot do without them: the local stack lives in two of them
 */
record FolderChecks(boolean needed) {
    private static final long LITTLE = 500L * 1024 * 1024;
    private static final long TOO_LITTLE = 50L * 1024 * 1024;
    private static final int BLOCK = 4096;

    /** Tasks of the local stack: writable, and with room for more. */
    Diagnosis data(String id, Path folder) {
        String trouble = trouble(folder);
        if (trouble != null) {
            return unusable(id, folder, trouble, "XDG_DATA_HOME", needed);
        }
        try {
            long free = Files.getFileStore(existing(folder)).getUsableSpace();
            String room = free / 1024 / 1024 + " MB are free for " + folder;
            return free >= LITTLE
                    ? Diagnosis.pass(id, room)
                    : new Diagnosis(id, free < TOO_LITTLE && needed ? Verdict.FAIL : Verdict.WARN, room,
                            "df -h " + existing(folder));
        } catch (IOException e) {
            return Diagnosis.warn(id, "how much room there is for " + folder + " is not known: " + IoReason.of(e),
                    "df -h " + existing(folder));
        }
    }

    /** What the tool keeps between two commands. */
    Diagnosis state(String id, Path folder) {
        return writable(id, folder, "XDG_STATE_HOME", needed);
    }

    /** What can be made again. */
    Diagnosis cache(String id, Path folder) {
        return writable(id, folder, "XDG_CACHE_HOME", false);
    }

    private static Diagnosis writable(String id, Path folder, String variable, boolean needed) {
        String trouble = trouble(folder);
        return trouble == null
                ? Diagnosis.pass(id, folder + " can be written")
                : unusable(id, folder, trouble, variable, needed);
    }

    private static Diagnosis unusable(String id, Path folder, String trouble, String variable, boolean needed) {
        return new Diagnosis(id, needed ? Verdict.FAIL : Verdict.WARN, folder + " cannot be written: " + trouble,
                "export " + variable + "=DIRECTORY");
    }

    /** Null when all is well. What does not exist yet is not made. */
    private static String trouble(Path folder) {
        Path existing = existing(folder);
        if (!Files.isDirectory(existing)) {
            return existing + " is a file";
        }
        if (!existing.equals(folder)) {
            return Files.isWritable(existing) ? null : existing + " does not allow it";
        }
        try {
            try (AtomicFile probe = AtomicFile.open(folder.resolve("doctor"), AtomicFile.Mode.PRIVATE)) {
                probe.stream().write(new byte[BLOCK]);
                probe.stream().flush();
            }
            return null;
        } catch (IOException e) {
            return IoReason.of(e);
        }
    }

    private static Path existing(Path folder) {
        Path path = folder;
        while (path.getParent() != null && !Files.exists(path)) {
            path = path.getParent();
        }
        return path;
    }
}
