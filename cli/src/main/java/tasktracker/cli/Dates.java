package tasktracker.cli;

import java.time.Clock;
import tasktracker.cli.output.DueText;
import tasktracker.cli.time.WhenParser;
import tasktracker.contract.Due;

/** Dates as the user writes and reads them, in the user's zone. */
public final class Dates {
    private final Clock clock;
    private final WhenParser parser;

    Dates(Clock clock) {
        this.clock = clock;
        this.parser = new WhenParser(clock, clock.getZone());
    }

    /** Reads a date that is probably to come. */
    public Due ahead(String text) {
        return parser.parse(text, WhenParser.Lean.AHEAD);
    }

    /** Reads a date that has probably passed. */
    public Due back(String text) {
        return parser.parse(text, WhenParser.Lean.BACK);
    }

    /** Dates for people, as of now. */
    public DueText text() {
        return new DueText(clock.instant(), clock.getZone());
    }

    /** A date that was read, said back in full. */
    public String echo(Due due) {
        return text().echo(due);
    }
}
