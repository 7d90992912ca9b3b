package tasktracker.cli.command.key;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tasktracker.cli.Session;
import tasktracker.cli.aws.key.IssuedKey;
import tasktracker.cli.aws.key.KeyState;
import tasktracker.cli.output.Cell;
import tasktracker.cli.output.Column;
import tasktracker.cli.output.Columns;
import tasktracker.cli.output.DueText;
import tasktracker.cli.output.Style;
import tasktracker.cli.time.Span;
import tasktracker.contract.Due;
import tasktracker.contract.Timestamps;

/** The fields of a key. None of them is its secret. */
final class KeyColumns {
    /** The letters of a date. */
    private static final int DAY = 10;

    private final Instant now;
    private final DueText dates;

    KeyColumns(Session session) {
        this.now = session.clock().instant();
        this.dates = session.dates().text();
    }

    /** For one key: times to the minute. */
    Columns<IssuedKey> details() {
        return columns(dates::absolute);
    }

    /** For several in a line: days, so that a line fits on a terminal. */
    Columns<IssuedKey> columns() {
        return columns(due -> dates.absolute(due).substring(0, DAY));
    }

    private Columns<IssuedKey> columns(Function<Due, String> time) {
        return Columns.of(IssuedKey::id, all(time), "keyId", "user", "label", "scope", "state", "createdAt",
                "updatedAt");
    }

    List<Column<IssuedKey>> all() {
        return all(dates::absolute);
    }

    private List<Column<IssuedKey>> all(Function<Due, String> time) {
        List<Column<IssuedKey>> all = new ArrayList<>();
        all.add(Column.<IssuedKey>of("keyId", IssuedKey::id).titled("KEY"));
        all.add(Column.<IssuedKey>of("user", key -> orNull(key.user())).shrinking());
        all.add(Column.<IssuedKey>of("label", key -> orNull(key.label())).shrinking());
        all.add(Column.of("scope", key -> orNull(key.scopeWord())));
        all.add(Column.<IssuedKey>of("state", key -> key.state(now).word()).shown(this::state));
        all.add(Column.of("enabled", IssuedKey::enabled));
        all.add(date("expiresAt", "EXPIRES", key -> key.note().expiresAt(), time));
        all.add(Column.<IssuedKey>of("replaces", key -> key.note().replaces().orElse(null)));
        all.add(Column.<IssuedKey>of("replacedBy", key -> key.note().replacedBy().orElse(null))
                .titled("REPLACED BY"));
        all.add(date("createdAt", "CREATED", key -> Optional.of(key.createdAt()), time));
        all.add(date("updatedAt", "CHANGED", key -> Optional.of(key.updatedAt()), time));
        all.add(Column.<IssuedKey>of("planId", key -> key.planId().orElse(null)).titled("PLAN"));
        return all;
    }

    private static Column<IssuedKey> date(String name, String title, Function<IssuedKey, Optional<Instant>> when,
            Function<Due, String> time) {
        return Column.<IssuedKey>of(name, key -> when.apply(key).map(Timestamps::format).orElse(null)).titled(title)
                .shown(key -> Cell.of(when.apply(key).map(at -> time.apply(Due.at(at))).orElse("")));
    }

    private Cell state(IssuedKey key) {
        KeyState state = key.state(now);
        return switch (state) {
            case ACTIVE -> new Cell("active", Style.GREEN);
            case EXPIRING -> new Cell("expiring in " + until(key), Style.YELLOW);
            case OVERDUE -> new Cell("overdue since " + since(key), Style.RED);
            case EXPIRED -> new Cell("expired " + since(key) + " ago", Style.DIM);
            case DISABLED -> new Cell("disabled", Style.DIM);
            case UNATTACHED -> new Cell("unattached", Style.RED);
            case UNFINISHED -> new Cell("unfinished", Style.RED);
        };
    }

    private String until(IssuedKey key) {
        return Span.words(Duration.between(now, key.note().expiresAt().orElse(now)));
    }

    private String since(IssuedKey key) {
        return Span.words(Duration.between(key.note().expiresAt().orElse(now), now));
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
