package tasktracker.local.sqlite;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import tasktracker.functions.store.WriteToken;

/** The records of what tokens created. */
final class WriteTokens {
    private static final long KEPT_MILLIS = Duration.ofHours(24).toMillis();
    private static final String FIND = "SELECT body, subject, created FROM write_token WHERE key = ? AND expires > ?";
    private static final String SAVE = "INSERT OR REPLACE INTO write_token (key, body, subject, created, expires) "
            + "VALUES (?, ?, ?, ?, ?)";
    private static final String FORGET = "DELETE FROM write_token WHERE key = ?";
    private static final String PRUNE = "DELETE FROM write_token WHERE expires <= ?";

    private WriteTokens() {}

    /** What a token made. */
    record Record(String bodyHash, String subject, Instant created) {}

    /** The record of a token, or null. */
    static Record find(Session session, WriteToken token, long now) throws SQLException {
        return session.first(FIND, row -> new Record(row.getString(1), row.getString(2),
                Instant.ofEpochMilli(row.getLong(3))), token.key(), now);
    }

    /** Remembers what a token made: for a day, or until {@link #forget}. */
    static void save(Session session, WriteToken token, String subject, Instant created, boolean forDay, long now)
            throws SQLException {
        session.change(SAVE, token.key(), token.bodyHash(), subject, created.toEpochMilli(),
                forDay ? now + KEPT_MILLIS : Long.MAX_VALUE);
    }

    static void forget(Session session, String key) throws SQLException {
        session.change(FORGET, key);
    }

    /** Removes what is out of date. */
    static void prune(Session session, long now) throws SQLException {
        session.change(PRUNE, now);
    }
}
