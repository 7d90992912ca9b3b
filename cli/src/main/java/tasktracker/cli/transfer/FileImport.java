package tasktracker.cli.transfer;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.error.Failure;

/**
 * The second reading of a surveyed file: rows into batches, and those to the server. The first batch that an earlier,
 * killed run had finished is looked up: when its tasks are gone (another store, or an emptied one), nothing of what
 * that run did counts.
 */
final class FileImport {
    private final ImportFile file;
    private final Survey survey;
    private final CategoryBook categories;
    private final boolean dryRun;
    private final Checkpoint checkpoint;
    private final BatchSender sender;
    private final Supplier<String> newRun;
    private final Pipeline pipeline;
    private boolean checkpointHolds;
    private Batch batch = new Batch(0);

    FileImport(ImportFile file, Survey survey, CategoryBook categories, boolean dryRun, Checkpoint checkpoint,
            BatchSender sender, Supplier<String> newRun, Pipeline pipeline) {
        this.file = file;
        this.survey = survey;
        this.categories = categories;
        this.dryRun = dryRun;
        this.checkpoint = checkpoint;
        this.sender = sender;
        this.newRun = newRun;
        this.pipeline = pipeline;
    }

    @SuppressWarnings("serial") // never serialised
    private static final class StoppedException extends IOException {
        private StoppedException() {
            super("stopped");
        }
    }

    void run(RowReader reader) throws IOException {
        try {
            String sha256 = file.read(reader, this::take);
            flush();
            pipeline.drain();
            if (!sha256.equals(survey.sha256())) {
                throw changed();
            }
        } catch (StoppedException _) {
            pipeline.drain();
        }
    }

    private void take(Row row) throws IOException {
        if (row.place().record() > survey.records()) {
            throw changed();
        }
        batch.entries().add(entry(row));
        if (row.place().record() % Batch.SIZE == 0) {
            flush();
        }
    }

    private void flush() throws IOException {
        if (batch.entries().isEmpty()) {
            return;
        }
        Batch full = batch;
        batch = new Batch(full.number() + 1);
        if (checkpoint.isDone(full.number()) && !full.toSend().isEmpty()) {
            skipIfItHolds(full);
        }
        if (!pipeline.add(full)) {
            throw new StoppedException();
        }
    }

    private void skipIfItHolds(Batch done) throws IOException {
        try {
            checkpointHolds = checkpointHolds || sender.isThere(done);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CliException.Interrupted(Failure.of("INTERRUPTED", "interrupted"));
        }
        if (checkpointHolds) {
            done.entries().replaceAll(entry -> entry instanceof Batch.Entry.ToSend
                    ? new Batch.Entry.Decided(entry.place(), new Outcome.Existing())
                    : entry);
        } else {
            checkpoint.restart(newRun.get());
        }
    }

    private Batch.Entry entry(Row row) {
        return switch (row) {
            case Row.Bad(Place place, var problems) -> new Batch.Entry.Decided(place, Outcome.Failed.wrong(problems));
            case Row.Good(Place place, Draft draft) -> {
                draft.warnings().forEach(warning -> pipeline.warn(place, warning));
                yield entry(place, draft);
            }
        };
    }

    private Batch.Entry entry(Place place, Draft draft) {
        String externalId = null;
        if (draft.identity() instanceof Identity.Content content) {
            externalId = content.externalId(survey.occurrences().count(place.record()));
        } else {
            long first = survey.occurrences().firstOf(place.record());
            if (first != place.record()) {
                return new Batch.Entry.Decided(place, new Outcome.Duplicate(first));
            }
            if (draft.identity() instanceof Identity.Given(String id)) {
                externalId = id;
            }
        }
        Optional<String> category = draft.category().flatMap(categories::findCell);
        if (draft.category().isPresent() && category.isEmpty() && !dryRun) {
            return new Batch.Entry.Decided(place, new Outcome.Failed(ExitCode.NOT_FOUND,
                    List.of(new Problem(file.mapping().columnOf(Field.CATEGORY), draft.category().get(),
                            "there is no such category"))));
        }
        return new Batch.Entry.ToSend(place, draft.toTask(category.orElse(null), externalId), draft.category(),
                draft.identity());
    }

    private CliException changed() {
        return new CliException.Local(Failure.of("FILE_CHANGED", file.name() + " changed while it was imported")
                .hint("import it again: rows that were created are not created twice"));
    }
}
