package tasktracker.cli.shell;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import tasktracker.cli.complete.Cut;
import tasktracker.cli.text.ShellTokens;
import tasktracker.cli.text.ShellTokens.Quote;

/** Tells JLine where words begin, when a line is whole, and how what it inserts is quoted. */
final class LineParser implements Parser {
    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE && Statement.isIncomplete(line)) {
            throw new EOFError(-1, -1, "the line goes on");
        }
        return new Line(line, cursor, Cut.of(line.substring(0, cursor), ShellTokens.Dialect.POSIX));
    }

    @Override
    public boolean isEscapeChar(char sign) {
        return false;
    }

    /** A line up to the cursor. */
    record Line(String line, int cursor, Cut cut) implements CompletingParsedLine {
        @Override
        public String word() {
            return cut.current().value();
        }

        @Override
        public int wordCursor() {
            return word().length();
        }

        @Override
        public int wordIndex() {
            return cut.before().size();
        }

        @Override
        public List<String> words() {
            List<String> words = new ArrayList<>(cut.before());
            words.add(word());
            return words;
        }

        @Override
        public int rawWordCursor() {
            return cut.raw().length();
        }

        @Override
        public int rawWordLength() {
            return cut.raw().length();
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            Quote open = cut.current().open();
            String mark = open == Quote.SINGLE ? "'" : open == Quote.DOUBLE ? "\"" : "";
            return mark + open.quoted(candidate.toString()) + (complete ? mark : "");
        }
    }
}
