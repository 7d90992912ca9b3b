package tasktracker.cli.command.doctor;

import java.util.List;
import tasktracker.cli.doctor.Diagnosis;
import tasktracker.cli.output.Printer;
import tasktracker.cli.output.Style;
import tasktracker.cli.output.TextStream;
import tasktracker.cli.text.DisplayWidth;
import tasktracker.cli.text.Neutral;

/** The table of a doctor: nothing is cut, since what is wrong may stand at the end; what is too long is wrapped. */
final class DiagnosisPrinter implements Printer<Diagnosis> {
    private static final int VERDICT = 6;
    /** The longest id, and two blanks. */
    private static final int CHECK = 13;
    private static final int NARROWEST = 20;

    private final TextStream stdout;

    DiagnosisPrinter(TextStream stdout) {
        this.stdout = stdout;
    }

    @Override
    public void rows(List<Diagnosis> page) {
        page.forEach(this::single);
        stdout.flush();
    }

    @Override
    public void finish(String nextCursor) {
        stdout.flush();
    }

    @Override
    public void single(Diagnosis row) {
        String verdict = row.verdict().word();
        stdout.print(stdout.styled(DoctorCommand.style(row.verdict()), verdict))
                .print(" ".repeat(VERDICT - verdict.length()))
                .print(row.check()).print(" ".repeat(Math.max(1, CHECK - row.check().length())))
                .println(wrapped(Neutral.line(row.message())));
        if (row.next() != null) {
            stdout.print(" ".repeat(VERDICT + CHECK)).print(stdout.styled(Style.CYAN, "next:")).print(" ")
                    .println(Neutral.line(row.next())); // in one piece, to be copied
        }
    }

    private String wrapped(String text) {
        int width = stdout.width() == 0 ? Integer.MAX_VALUE : Math.max(NARROWEST, stdout.width() - VERDICT - CHECK);
        return DisplayWidth.wrapped(text, width).replace("\n", "\n" + " ".repeat(VERDICT + CHECK));
    }
}
