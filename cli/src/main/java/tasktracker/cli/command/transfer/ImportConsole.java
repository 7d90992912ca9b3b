package tasktracker.cli.command.transfer;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.output.Format;
import tasktracker.cli.output.Out;
import tasktracker.cli.output.Progress;
import tasktracker.cli.text.Neutral;
import tasktracker.cli.transfer.ImportFile;
import tasktracker.cli.transfer.ImportListener;
import tasktracker.cli.transfer.ImportReport;
import tasktracker.cli.transfer.Outcome;
import tasktracker.cli.transfer.Place;
import tasktracker.cli.transfer.Problem;
import tasktracker.cli.transfer.RejectsFile;
import tasktracker.cli.transfer.csv.Dialect;
import tasktracker.contract.NewTask;

/** Tells about an import while it runs, and keeps what its result has to say about single rows. */
final class ImportConsole implements ImportListener, AutoCloseable {
    /** Rows told one by one on a terminal. */
    private static final int SHOWN_ON_TERMINAL = 20;
    /** Rows told one by one elsewhere, and in JSON: nothing may grow with the file. */
    private static final int SHOWN = 1_000;
    /** Rows shown of a dry run. */
    private static final int SAMPLE = 5;
    /** Columns that are named as not imported. */
    private static final int UNUSED_NAMED = 20;

    private final Out out;
    private final boolean json;
    private final Progress.Form form;
    private final Optional<RejectsFile> rejects;
    private final boolean dryRun;
    private final int shown;
    private Progress progress;
    private List<Map<String, Object>> failures = new ArrayList<>();
    private Set<ExitCode> codes = EnumSet.noneOf(ExitCode.class);
    private long notShown;
    private long warned;
    private List<Map<String, Object>> sample = new ArrayList<>();

    ImportConsole(Out out, Format format, Progress.Form form, Optional<RejectsFile> rejects, boolean dryRun) {
        this.out = out;
        this.json = format.isJson();
        this.form = form;
        this.rejects = rejects;
        this.dryRun = dryRun;
        this.shown = !json && out.stderr().isTerminal() ? SHOWN_ON_TERMINAL : SHOWN;
    }

    /** Says how the file is read. */
    void begin(ImportFile file) {
        Dialect dialect = file.dialect();
        if (dialect.delimiter() != ',' && dialect.header().size() > 1) {
            out.notice(file.name() + ": separated by " + dialect.delimiterName());
        }
        if (dialect.preamble() > 0) {
            out.notice(file.name() + ": " + dialect.preamble() + (dialect.preamble() == 1 ? " record" : " records")
                    + " before the header skipped");
        }
        List<String> unused = file.mapping().unused();
        if (!unused.isEmpty()) {
            int named = Math.min(unused.size(), UNUSED_NAMED);
            out.notice(file.name() + ": columns not imported: " + String.join(", ", unused.subList(0, named))
                    + (named < unused.size() ? " and " + (unused.size() - named) + " more" : ""));
        }
    }

    /** What is to be printed about the file. */
    ImportResult end(ImportReport report) {
        close();
        if (notShown > 0 && !json) {
            line("… and " + notShown + (notShown == 1 ? " row more" : " rows more")
                    + (rejects.isPresent() || dryRun ? "" : "; --rejects FILE keeps them all"));
        }
        if (!report.newCategories().isEmpty()) {
            out.notice((dryRun ? "would create " : "created ")
                    + (report.newCategories().size() == 1 ? "the category " : "the categories ")
                    + String.join(", ", report.newCategories()));
        }
        ImportResult result = new ImportResult(report, dryRun, sample, failures, notShown, codes);
        sample = new ArrayList<>();
        failures = new ArrayList<>();
        codes = EnumSet.noneOf(ExitCode.class);
        notShown = 0;
        return result;
    }

    @Override
    public void surveyed(ImportFile file, long records, long recordsDoneEarlier) {
        if (recordsDoneEarlier > 0) {
            out.notice(file.name() + ": going on after an import that was stopped; " + recordsDoneEarlier + " of "
                    + records + " records were done");
        }
        Progress.Form fitting = form != Progress.Form.JSON && records < Progress.WORTH_TELLING ? Progress.Form.NONE
                : form;
        progress = new Progress(out.stderr(), fitting, dryRun ? "checking" : "importing", records, System::nanoTime);
    }

    @Override
    public void warned(ImportFile file, Place place, Problem warning) {
        if (warned++ < shown) {
            close();
            out.notice("warning: " + file.name() + ": record " + place.record() + ", line " + place.line() + ": "
                    + warning.text());
        }
    }

    @Override
    public void settled(ImportFile file, Place place, Outcome outcome) {
        switch (outcome) {
            case Outcome.Failed(ExitCode code, List<Problem> problems) -> failed(file, place, code, problems);
            case Outcome.Duplicate(long first) -> {
                codes.add(ExitCode.USAGE);
                tell(file, place, Problem.ofRow("has the same id as record " + first + " and was left out"), first);
            }
            case Outcome.Created(NewTask task, Optional<String> category) -> {
                if (dryRun && sample.size() < SAMPLE) {
                    sample(place, task, category);
                }
            }
            case Outcome.Updated _,Outcome.Existing _ -> {
            }
        }
    }

    private void sample(Place place, NewTask task, Optional<String> category) {
        SampleTask shown = SampleTask.of(place, task, category);
        sample.add(shown.values());
        close();
        out.notice(shown.line());
    }

    @Override
    public void progress(long done, long total) {
        progress.at(done);
    }

    @Override
    public void close() {
        if (progress != null) {
            progress.close();
        }
    }

    private void failed(ImportFile file, Place place, ExitCode code, List<Problem> problems) {
        codes.add(code);
        for (Problem problem : problems) {
            tell(file, place, problem, 0);
        }
        if (rejects.isPresent()) {
            rejects.get().add(file, place, String.join("; ", problems.stream().map(Problem::text).toList()));
        }
    }

    private void tell(ImportFile file, Place place, Problem problem, long first) {
        if (failures.size() >= shown) {
            notShown++;
            return;
        }
        Map<String, Object> failure = new LinkedHashMap<>();
        failure.put("record", place.record());
        failure.put("line", place.line());
        failure.put("column", problem.column());
        failure.put("value", problem.shown());
        failure.put("reason", problem.reason());
        if (first > 0) {
            failure.put("duplicateOf", first);
        }
        failures.add(failure);
        if (!json) {
            line(file.name() + ": record " + place.record() + ", line " + place.line() + ": " + problem.text());
        }
    }

    private void line(String text) {
        close();
        out.stderr().println(Neutral.line(text));
        out.stderr().flush();
    }
}
