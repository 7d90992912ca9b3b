package tasktracker.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tasktracker.cli.text.DisplayWidth;

final class TablePrinterTest {
    private record Row(String id, String title, String category, String due) {}

    private static final Columns<Row> COLUMNS = Columns.of(Row::id,
            List.of(Column.of("id", Row::id), Column.<Row>of("title", Row::title).shrinking(),
                    Column.<Row>of("category", Row::category).shrinking(), Column.<Row>of("due", Row::due)
                            .shown(row -> new Cell(row.due(), row.due().isEmpty() ? Style.PLAIN : Style.RED))),
            "id", "due", "title", "category");
    private static final Row MILK = new Row("7f3a", "Buy milk", "Home", "tomorrow");
    private static final Row LONG = new Row("7f3b", "Write the quarterly report for the board", "Administration", "");

    @Test
    void alignsAndLeavesNoBlanksAtTheEnd() {
        assertEquals("""
                ID    DUE       TITLE                                     CATEGORY
                7f3a  tomorrow  Buy milk                                  Home
                7f3b            Write the quarterly report for the board  Administration
                7f3c            x
                """, table(Captured.piped(), List.of(MILK, LONG, new Row("7f3c", "x", "", ""))));
    }

    @Test
    void cutsTheWidestToFit() {
        assertEquals("""
                ID    DUE       TITLE             CATEGORY
                7f3a  tomorrow  Buy milk          Home
                7f3b            Write the quart…  Administration
                """, table(Captured.terminal(48), List.of(MILK, LONG)));
    }

    @Test
    void cutsFurtherWhereThereIsLittleRoom() {
        assertEquals("""
                ID    DUE       TIT…  CAT…
                7f3a  tomorrow  Buy…  Home
                7f3b            Wri…  Adm…
                """, table(Captured.terminal(26), List.of(MILK, LONG)));
    }

    @Test
    void leavesOutWhatNobodyNamedBeforeItCutsToAlmostNothing() {
        Columns<Row> more = new Columns<>(Row::id, List.of(Column.of("id", Row::id),
                Column.<Row>of("title", Row::title).shrinking(), Column.of("category", Row::category),
                Column.of("due", Row::due),
                Column.of("size", row -> row.title().length())),
                List.of(Column.of("id", Row::id), Column.of("due", Row::due), Column.of("category", Row::category),
                        Column.<Row>of("title", Row::title).shrinking()));
        Captured captured = Captured.terminal(36);
        Printer<Row> printer = Printer.open(captured.out.stdout(), Format.TABLE, more);
        printer.rows(List.of(MILK));
        printer.rows(List.of(LONG, MILK));
        assertEquals("""
                ID    DUE       CATEGORY  TITLE
                7f3a  tomorrow  Home      Buy milk
                7f3b            Administration  Wri…
                7f3a  tomorrow  Home            Buy…
                """, captured.out());
        Captured narrow = Captured.terminal(30);
        Printer.open(narrow.out.stdout(), Format.TABLE, more).rows(List.of(MILK, LONG));
        assertEquals("""
                ID    DUE       TITLE
                7f3a  tomorrow  Buy milk
                7f3b            Write the qua…
                """, narrow.out());
        Captured named = Captured.terminal(30);
        Printer.open(named.out.stdout(), Format.TABLE, more.select("id,due,category,title")).rows(List.of(MILK));
        assertEquals("""
                ID    DUE       CATEGORY  TIT…
                7f3a  tomorrow  Home      Buy…
                """, named.out());
    }

    @Test
    void measuresWideSignsRight() {
        assertEquals("""
                ID  DUE  TITLE        CATEGORY
                1        日本語のタ…  漢字
                2        cafe\u0301 🍎🍎🍎  x
                """, table(Captured.terminal(30), List.of(new Row("1", "日本語のタイトル", "漢字", ""),
                new Row("2", "cafe\u0301 🍎🍎🍎", "x", ""))));
    }

    @Test
    void colourDecoratesHeaderAndCellsWithoutMovingThem() {
        Captured captured = new Captured(FakeTty.terminal(80), Map.of("TERM", "xterm"));
        assertEquals("\u001b[4mID\u001b[0m    \u001b[4mDUE\u001b[0m       \u001b[4mTITLE\u001b[0m     "
                + "\u001b[4mCATEGORY\u001b[0m\n7f3a  \u001b[31mtomorrow\u001b[0m  Buy milk  Home\n",
                table(captured, List.of(MILK)));
    }

    @Test
    void nothingInTheDataLeavesItsCell() {
        assertEquals("""
                ID  DUE  TITLE                  CATEGORY
                1        a␛[2J␛]0;pwned␇␊b␍c␉d  \uFFFDx
                """, table(Captured.terminal(80),
                List.of(new Row("1", "a\u001b[2J\u001b]0;pwned\u0007\nb\rc\td", "\u202ex", ""))));
    }

    @Test
    void laterPagesKeepTheirPlaceAndMayGrow() {
        Captured captured = Captured.piped();
        Printer<Row> printer = Printer.open(captured.out.stdout(), Format.TABLE, COLUMNS.select("title,id"));
        printer.rows(List.of(MILK));
        printer.rows(List.of(new Row("7f3d", "short", "", "")));
        printer.rows(List.of(new Row("7f3e", "a longer one", "", "")));
        printer.rows(List.of(new Row("7f3f", "short", "", "")));
        printer.finish(null);
        assertEquals("""
                TITLE     ID
                Buy milk  7f3a
                short     7f3d
                a longer one  7f3e
                short         7f3f
                """, captured.out());
    }

    @Test
    void detailsShowEveryFieldOnItsOwnLine() {
        Captured captured = Captured.piped();
        Printer.open(captured.out.stdout(), Format.TABLE, COLUMNS)
                .details(new Row("7f3a", "two\nlines\u001b", "", "tomorrow"));
        assertEquals("""
                ID        7f3a
                TITLE     two
                          lines␛
                CATEGORY
                DUE       tomorrow
                """, captured.out());
    }

    @Test
    void detailsThatAreLongerThanTheTerminalGoOnBelow() {
        Captured captured = Captured.terminal(30);
        Printer.open(captured.out.stdout(), Format.TABLE, COLUMNS)
                .details(new Row("7f3a", "a title that takes more than a line", "", ""));
        assertEquals("""
                ID        7f3a
                TITLE     a title that takes
                          more than a line
                CATEGORY
                DUE
                """, captured.out());
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3 })
    void noLineIsWiderThanTheTerminal(long seed) {
        Random random = new Random(seed);
        String[] signs = { "a", "日", "🍎", "e\u0301", "\u001b", "\n", " " };
        for (int round = 0; round < 200; round++) {
            List<Row> rows = new ArrayList<>();
            for (int row = 0; row < 5; row++) {
                rows.add(new Row("7f3a", text(random, signs), text(random, signs), ""));
            }
            int width = 26 + random.nextInt(60);
            for (String line : table(Captured.terminal(width), rows).split("\n", -1)) {
                assertTrue(DisplayWidth.of(line) <= width, "seed " + seed + ", width " + width + ": " + line);
            }
        }
    }

    private static String text(Random random, String[] signs) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(40); length > 0; length--) {
            text.append(signs[random.nextInt(signs.length)]);
        }
        return text.toString();
    }

    private static String table(Captured captured, List<Row> rows) {
        Printer<Row> printer = Printer.open(captured.out.stdout(), Format.TABLE, COLUMNS);
        printer.rows(rows);
        printer.finish(null);
        return captured.out();
    }
}
