package tasktracker.cli.bulk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tasktracker.cli.error.CliException;
import tasktracker.cli.journal.JournalFile;
import tasktracker.cli.transfer.Window;

/** Takes back what a journal says was done, and never what somebody else did since. */
public final class UndoRun {
    private final WayBack wayBack;
    private final boolean dryRun;

    /**
     * A run.
     *
     * @param dryRun whether only to look what would happen
     */
    public UndoRun(WayBack wayBack, boolean dryRun) {
        this.wayBack = wayBack;
        this.dryRun = dryRun;
    }

    private record Settled(int batch, List<Integer> positions, List<ItemResult> items) {}

    /**
     * Goes over all tasks that are not taken back yet.
     *
     * @return why it stopped before their end, or empty
     */
    public Optional<CliException> run(JournalFile journal, ItemResults results) throws IOException {
        try (Window<Settled> window = new Window<>(Window.WIDTH, settled -> {
            if (!dryRun) {
                journal.undone(settled.batch(), failed(settled));
            }
            results.take(settled.items());
        })) {
            journal.read(batch -> journal.isUndone(batch.number())
                    || window.add(() -> settled(journal, batch)));
            window.drain();
            return window.stopped();
        }
    }

    /** What was refused is settled: it would be refused again. */
    private static Set<Integer> failed(Settled settled) {
        Set<Integer> failed = new HashSet<>();
        for (int at = 0; at < settled.items().size(); at++) {
            if (settled.items().get(at).kind() == ItemResult.Kind.FAILED) {
                failed.add(settled.positions().get(at));
            }
        }
        return failed;
    }

    /** What failed then was not done, so there is nothing to take back. */
    private Settled settled(JournalFile journal, JournalFile.Batch batch) throws InterruptedException {
        List<Integer> positions = new ArrayList<>();
        for (int at = 0; at < batch.tasks().size(); at++) {
            if (journal.isToTakeBack(batch.number(), at)) {
                positions.add(at);
            }
        }
        return new Settled(batch.number(), positions,
                wayBack.of(journal.entry(), positions.stream().map(batch.tasks()::get).toList()));
    }
}
