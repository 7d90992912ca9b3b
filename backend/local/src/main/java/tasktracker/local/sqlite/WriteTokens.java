package tasktracker.local.sqlite;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tasktracker.functions.store.WriteToken;

/** The records of what tokens created. */
final class WriteTokens {
    private static final long KEPT_MILLIS = Duration.ofHours(24).toMillis();
    private static final String FIND = "SELECT body, made FROM write_token WHERE key = ? "
            + "AND (expires > ? OR lasting = 1)";
    private static final String SAVE = "INSERT OR REPLACE INTO write_token (key, body, made, expires, lasting) "
            + "VALUES (?, ?, ?, ?, ?)";
    private static final String RELEASE = "UPDATE write_token SET lasting = 0 WHERE key = ?";
    private static final String PRUNE = "DELETE FROM write_token WHERE expires <= ? AND lasting = 0";

    private WriteTokens() {}

    /** What a call with a token created, in its order. */
    record Used(String bodyHash, List<Made> made) {}

    /** Something that was created: {@code id@millis} in the table. */
    record Made(String id, Instant created) {}

    /** How long a token is kept: for a day, and until {@link #release} when it lasts. */
    enum Kept {
        FOR_A_DAY, LASTING
    }

    /** The record of a token, or null. */
    static Used find(Session session, WriteToken token, long now) throws SQLException {
        return session.first(FIND, row -> new Used(row.getString(1), parse(row.getString(2))), token.key(), now);
    }

    /** Remembers what a token created. */
    static void save(Session session, WriteToken token, List<Made> made, Kept kept, long now) throws SQLException {
        StringBuilder text = new StringBuilder(made.size() * 52);
        for (Made one : made) {
            text.append(text.isEmpty() ? "" : " ").append(one.id).append('@').append(one.created.toEpochMilli());
        }
        session.change(SAVE, token.key(), token.bodyHash(), text.toString(),
                now + KEPT_MILLIS, kept == Kept.LASTING);
        // Now and then, and without keeping count: keys are hashes, so one in 256 is like this.
        if ((token.key().hashCode() & 0xff) == 0) {
            prune(session, now);
        }
    }

    /** Keeps a token no longer than its day. */
    static void release(Session session, String key) throws SQLException {
        session.change(RELEASE, key);
    }

    private static void prune(Session session, long now) throws SQLException {
        session.change(PRUNE, now);
    }

    private static List<Made> parse(String text) {
        List<Made> made = new ArrayList<>();
        for (int start = 0; start < text.length();) {
            int at = text.indexOf('@', start);
            int space = text.indexOf(' ', at);
            int end = space < 0 ? text.length() : space;
            made.add(new Made(text.substring(start, at),
                    Instant.ofEpochMilli(Long.parseLong(text, at + 1, end, 10))));
            start = end + 1;
        }
        return made;
    }
}
