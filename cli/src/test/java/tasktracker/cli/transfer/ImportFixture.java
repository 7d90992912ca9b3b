package tasktracker.cli.transfer;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** An import as a test wants it. */
final class ImportFixture {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneId.of("Europe/Berlin"));

    final FakeTaskClient client;
    final List<String> told = new ArrayList<>();
    final List<Duration> slept = new ArrayList<>();
    private final Path directory;
    private final Random random = new Random(7);
    MappingSpec mapping = MappingSpec.NONE;
    List<String> dateFormats = List.of();
    String idPrefix = "";
    RowRules.LongTitles longTitles = RowRules.LongTitles.FAIL;
    OnExisting onExisting = OnExisting.SKIP;
    Optional<Preset> preset = Optional.empty();
    String fileName = "tasks.csv";
    boolean createCategories;
    boolean dryRun;

    ImportFixture(Path directory, FakeTaskClient client) {
        this.directory = directory;
        this.client = client;
    }

    /** Imports a text and gives the report; {@link #told} has the rows that are not in the store. */
    ImportReport run(String csv) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve(fileName);
        Files.writeString(file, csv);
        return run(file);
    }

    ImportReport run(Path path) throws IOException {
        told.clear();
        ImportOptions options = new ImportOptions(mapping, Optional.empty(), dateFormats, idPrefix, longTitles,
                onExisting, dryRun);
        Files.createDirectories(directory.resolve("state"));
        ImportSession session = new ImportSession(new ImportTarget(client, client, "test", 4), options,
                _ -> createCategories, Optional.of(directory.resolve("state")), CLOCK, random, slept::add);
        ImportFile file = new FileOpener(mapping, Optional.empty(), preset, LocalDate.now(CLOCK))
                .open(path.getFileName().toString(), path);
        return session.run(file, new ImportListener() {
            @Override
            public void settled(ImportFile source, Place place, Outcome outcome) {
                tell(place, outcome);
            }

            @Override
            public void warned(ImportFile source, Place place, Problem warning) {
                told.add("warning: record " + place.record() + ", line " + place.line() + ": " + warning.text());
            }
        });
    }

    List<Path> stateFiles() throws IOException {
        Path state = directory.resolve("state");
        try (var files = Files.list(state)) {
            return files.toList();
        }
    }

    static String csv(List<List<String>> rows) throws IOException {
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecords(rows);
        }
        return text.toString();
    }

    private void tell(Place place, Outcome outcome) {
        String where = "record " + place.record() + ", line " + place.line() + ": ";
        switch (outcome) {
            case Outcome.Failed(_, List<Problem> problems) -> problems.forEach(one -> told.add(where + one.text()));
            case Outcome.Duplicate(long first) -> told.add(where + "duplicate of record " + first);
            case Outcome.Created _,Outcome.Existing _,Outcome.Updated _ -> {
            }
        }
    }
}
