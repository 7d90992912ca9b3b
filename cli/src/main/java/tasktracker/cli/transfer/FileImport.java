package tasktracker.cli.transfer;

import java.io.IOException;
import java.util.Optional;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/** The second reading of a surveyed file: rows into batches, and those to the server. */
final class FileImport {
    private final ImportFile file;
    private final Survey survey;
    private final CategoryBook categories;
    private final boolean dryRun;
    private final Checkpoint checkpoint;
    private final Pipeline pipeline;
    private Batch batch = new Batch(0);

    FileImport(ImportFile file, Survey survey, CategoryBook categories, boolean dryRun, Checkpoint checkpoint,
            Pipeline pipeline) {
        this.file = file;
        this.survey = survey;
        this.categories = categories;
        this.dryRun = dryRun;
        this.checkpoint = checkpoint;
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
        if (!pipeline.add(full)) {
            throw new StoppedException();
        }
    }

    private Batch.Entry entry(Row row) {
        return switch (row) {
            case Row.Bad(Place place, var problems) -> new Batch.Entry.Decided(place, new Outcome.Failed(problems));
            case Row.Good(Place place, Draft draft) -> entry(place, draft);
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
        Optional<String> category = draft.category().flatMap(categories::find);
        if (draft.category().isPresent() && category.isEmpty() && !dryRun) {
            return new Batch.Entry.Decided(place, new Outcome.Failed(java.util.List.of(new Problem(
                    file.mapping().columnOf(Field.CATEGORY), draft.category().get(), "there is no such category"))));
        }
        return checkpoint.isDone(Batch.numberOf(place.record()))
                ? new Batch.Entry.Decided(place, new Outcome.Existing())
                : new Batch.Entry.ToSend(place, draft.toTask(category.orElse(null), externalId), draft.identity());
    }

    private CliException changed() {
        return new CliException.Local(Failure.of("FILE_CHANGED", file.name() + " changed while it was imported")
                .hint("import it again: rows that were created are not created twice"));
    }
}
