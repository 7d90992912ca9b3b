package tasktracker.local.sqlite;

import java.sql.SQLException;
import java.util.List;

/**
 * The tables, by version: {@code PRAGMA user_version} counts the steps that a file has seen. A step that has shipped
 * is never changed; what comes later is another step.
 *
 * <p>Times are milliseconds since 1970-01-01T00:00:00Z. A task without a due date has the due date 9999-12-31, so that
 * it sorts last; no category is an empty text, so that it can be looked up like one.
 */
final class Schema {
    /**
     * The lists: equality on user, category, completed and rank leaves a few runs that are in order already, whatever
     * the filter. They are merged, so a page costs what it shows. What follows the order's columns lets ranges be
     * checked in the index alone.
     */
    private static final String[] FIRST = { """
            CREATE TABLE task (
                id INTEGER PRIMARY KEY, user_id TEXT NOT NULL, task_id TEXT NOT NULL, title TEXT NOT NULL,
                description TEXT NOT NULL, completed INTEGER NOT NULL, rank INTEGER NOT NULL, category_id TEXT NOT NULL,
                due TEXT NOT NULL, created INTEGER NOT NULL, updated INTEGER NOT NULL, completed_at INTEGER,
                external_id TEXT, version INTEGER NOT NULL, create_key TEXT, write_key TEXT, write_body TEXT)""",
        "CREATE UNIQUE INDEX task_id ON task (user_id, task_id)",
        "CREATE UNIQUE INDEX task_external ON task (user_id, external_id) WHERE external_id IS NOT NULL",
        "CREATE INDEX task_created ON task (user_id, completed, rank, task_id, due)",
        "CREATE INDEX task_due ON task (user_id, completed, rank, due, task_id)",
        "CREATE INDEX task_category_created ON task (user_id, category_id, completed, rank, task_id, due)",
        "CREATE INDEX task_category_due ON task (user_id, category_id, completed, rank, due, task_id)", """
                CREATE TABLE category (
                    user_id TEXT NOT NULL, category_id TEXT NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL,
                    color TEXT, icon TEXT, created INTEGER NOT NULL, updated INTEGER NOT NULL, version INTEGER NOT NULL,
                    deleting INTEGER NOT NULL DEFAULT 0, write_key TEXT, write_body TEXT,
                    PRIMARY KEY (user_id, category_id)) WITHOUT ROWID""",
        "CREATE UNIQUE INDEX category_name ON category (user_id, folded)", """
                CREATE TABLE tombstone (
                    user_id TEXT NOT NULL, category_id TEXT NOT NULL, until INTEGER NOT NULL,
                    PRIMARY KEY (user_id, category_id)) WITHOUT ROWID""", """
                CREATE TABLE write_token (
                    key TEXT NOT NULL PRIMARY KEY, body TEXT NOT NULL, made TEXT NOT NULL,
                    expires INTEGER NOT NULL, lasting INTEGER NOT NULL) WITHOUT ROWID""",
        "CREATE INDEX write_token_expires ON write_token (expires) WHERE lasting = 0", """
                CREATE TABLE api_key (
                    id TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
                    description TEXT NOT NULL, customer_id TEXT NOT NULL, enabled INTEGER NOT NULL,
                    created INTEGER NOT NULL, updated INTEGER NOT NULL)""",
        "CREATE TABLE setting (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID" };

    /**
     * The search: what it looks at and filters by, one user's tasks side by side in the order of creation. Reading on
     * is several times faster than looking up as many rows of the task table.
     */
    private static final String SEARCH = """
            CREATE TABLE search (
                user_id TEXT NOT NULL, task_id TEXT NOT NULL, completed INTEGER NOT NULL, rank INTEGER NOT NULL,
                category_id TEXT NOT NULL, due TEXT NOT NULL, title TEXT NOT NULL, description TEXT NOT NULL,
                PRIMARY KEY (user_id, task_id)) WITHOUT ROWID""";

    /** What API Gateway knows of a key beside its texts, and what its keys are used for. Older keys were in the plan. */
    private static final String[] KEYS = { "ALTER TABLE api_key ADD COLUMN tags TEXT NOT NULL DEFAULT '{}'",
        "ALTER TABLE api_key ADD COLUMN attached INTEGER NOT NULL DEFAULT 1", """
                CREATE TABLE key_use (
                    key_id TEXT NOT NULL, day INTEGER NOT NULL, requests INTEGER NOT NULL,
                    PRIMARY KEY (key_id, day)) WITHOUT ROWID""" };

    private static final List<Step> STEPS = List.of(session -> session.run(FIRST), session -> {
        session.run(SEARCH);
        SearchRows.fill(session);
    }, session -> session.run(KEYS));

    /** What brings the tables from one version to the next. */
    @FunctionalInterface
    private interface Step {
        void on(Session session) throws SQLException;
    }

    private Schema() {}

    /**
     * Brings a database to the newest version, each step in a transaction.
     *
     * @throws SqliteFailure when a newer tasktracker wrote it
     */
    static void migrate(Session session, String name) throws SQLException {
        int version = session.first("PRAGMA user_version", row -> row.getInt(1));
        if (version > STEPS.size()) {
            throw new SqliteFailure(name + " was written by a newer tasktracker (data version " + version
                    + ", this one knows up to " + STEPS.size()
                    + "): update tasktracker, or name another place with --data",
                    null);
        }
        for (; version < STEPS.size(); version++) {
            session.run("BEGIN IMMEDIATE");
            STEPS.get(version).on(session);
            session.run("PRAGMA user_version = " + (version + 1), "COMMIT");
        }
    }
}
