package tasktracker.cli.option;

import picocli.CommandLine.Option;
import tasktracker.cli.Session;
import tasktracker.cli.error.CliException;
import tasktracker.cli.output.Format;
import tasktracker.cli.output.Progress;

/** How a long command tells how far it is. */
public final class ProgressOptions {
    @Option(names = "--progress", paramLabel = "FORM", completionCandidates = ProgressWords.class,
            description = "json tells the progress as JSON lines on stderr.")
    private String progress;

    /**
     * The form of it.
     *
     * @param format of the result
     * @throws CliException.Usage for a form that is unknown
     */
    public Progress.Form form(Session session, Format format) {
        if (progress != null && !Words.plain(progress).equals(ProgressWords.JSON)) {
            throw new ProgressWords().unknown("UNKNOWN_PROGRESS", "--progress", progress);
        }
        return Progress.Form.of(session.out().stderr(), format, session.options().quiet(), progress != null);
    }

    /** Tells of so much work in that form; a bar or lines only when it takes long enough to be read. */
    public static Progress start(Session session, Progress.Form form, String what, long total) {
        boolean worthIt = form == Progress.Form.JSON || total < 0 || total >= Progress.WORTH_TELLING;
        return new Progress(session.out().stderr(), worthIt ? form : Progress.Form.NONE, what, total,
                System::nanoTime);
    }
}
