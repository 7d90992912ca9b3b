package tasktracker.cli.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import tasktracker.cli.client.Sleeper;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.contract.BulkCreate;
import tasktracker.contract.NewCategory;
import tasktracker.contract.Uuid7;

/** Imports files into one target. */
public final class ImportSession {
    private final ImportTarget target;
    private final ImportOptions options;
    private final Predicate<List<String>> mayCreate;
    private final Optional<Path> stateDirectory;
    private final Clock clock;
    private final RandomGenerator random;
    private final Sleeper sleeper;

    /**
     * A session.
     *
     * @param mayCreate whether categories of these names, which do not exist, may be created
     * @param stateDirectory where to keep what a killed import had done, or empty for nowhere
     * @param clock its zone is the one of dates without offset
     */
    public ImportSession(ImportTarget target, ImportOptions options, Predicate<List<String>> mayCreate,
            Optional<Path> stateDirectory, Clock clock, RandomGenerator random, Sleeper sleeper) {
        this.target = target;
        this.options = options;
        this.mayCreate = mayCreate;
        this.stateDirectory = stateDirectory;
        this.clock = clock;
        this.random = random;
        this.sleeper = sleeper;
    }

    /**
     * Imports one file: reads it whole, then writes.
     *
     * @throws tasktracker.cli.transfer.csv.BrokenCsvException when it cannot be read; nothing was written
     * @throws CliException when nothing could be started
     */
    public ImportReport run(ImportFile file, ImportListener listener) throws IOException {
        if (options.onExisting() == OnExisting.UPDATE && !file.mapping().has(Field.EXTERNAL_ID)
                && !file.mapping().has(Field.TASK_ID)) {
            throw new CliException.Usage(Failure
                    .of("NO_ID_COLUMN", "--on-existing update needs an id for each row, and " + file.name()
                            + " has no such column: a row that was edited cannot be told from a new one")
                    .hint("--map externalId=COLUMN"));
        }
        RowReader reader = new RowReader(file.mapping(), rules(file));
        Survey survey = file.survey(reader, CategoryBook::cellKey);
        CategoryBook categories = new CategoryBook(
                survey.categories().isEmpty() ? List.of() : target.lookups().categories());
        List<String> created = settleCategories(file, survey, categories);
        Checkpoint checkpoint = checkpoint(file, survey);
        listener.surveyed(file, survey.records(),
                Math.min(survey.records(), (long) checkpoint.countDone() * Batch.SIZE));
        BatchSender sender = new BatchSender(target.client(),
                options.dryRun() ? BulkCreate.Mode.CHECK : BulkCreate.Mode.WRITE, checkpoint,
                new ExistingTasks(target, options.onExisting(), file.mapping(), !options.dryRun()), file.mapping(),
                new Rounds(sleeper, random));
        try (Pipeline pipeline = new Pipeline(target.window(), sender, checkpoint, file, listener, survey.records())) {
            new FileImport(file, survey, categories, options.dryRun(), checkpoint, sender, this::newRun, pipeline)
                    .run(reader);
            if (pipeline.stopped().isEmpty()) {
                checkpoint.end();
            }
            return new ImportReport(file, pipeline.tally(), created, pipeline.stopped());
        }
    }

    private RowRules rules(ImportFile file) {
        List<String> forms = options.dateFormats().isEmpty()
                ? file.preset().map(Preset::dateFormats).orElse(List.of())
                : options.dateFormats();
        String prefix = options.idPrefix().isEmpty()
                ? file.preset().map(Preset::idPrefix).orElse("")
                : options.idPrefix();
        return new RowRules(options.longTitles(), prefix, Dates.of(forms, clock.getZone()), clock.instant());
    }

    private List<String> settleCategories(ImportFile file, Survey survey, CategoryBook categories) {
        List<String> missing = categories.missing(survey.categories());
        if (missing.isEmpty() || options.dryRun()) {
            return missing;
        }
        if (!mayCreate.test(missing)) {
            String which = missing.size() == 1 ? "a category " : missing.size() + " categories ";
            throw new CliException.NotFound(Failure
                    .of("CATEGORY_NOT_FOUND",
                            file.name() + " names " + which + "that you do not have: " + some(missing))
                    .hint("--create-category creates " + (missing.size() == 1 ? "it" : "them")
                            + ", --map category= leaves the column out"));
        }
        List<String> created = new ArrayList<>();
        for (String name : missing) {
            categories.add(target.client().createCategory(new NewCategory(name, null, null)));
            created.add(name);
        }
        return created;
    }

    private static String some(List<String> names) {
        int shown = Math.min(names.size(), 10);
        String text = String.join(", ", names.subList(0, shown));
        return shown == names.size() ? text : text + " and " + (names.size() - shown) + " more";
    }

    private Checkpoint checkpoint(ImportFile file, Survey survey) throws IOException {
        int batches = Batch.count(survey.records());
        if (options.dryRun() || stateDirectory.isEmpty()) {
            return Checkpoint.inMemory(newRun(), batches);
        }
        Digest digest = new Digest().add(survey.sha256()).add(target.audience()).add(file.mapping().fingerprint())
                .add(file.preset().map(Preset::name).orElse(""))
                .add(options.toString()).add(String.valueOf(file.dialect().delimiter()));
        return Checkpoint.open(stateDirectory.get().resolve(digest.hex().substring(0, 32) + ".json"), newRun(),
                batches);
    }

    private String newRun() {
        return Uuid7.of(clock.millis(), random.nextInt(), random.nextLong());
    }
}
