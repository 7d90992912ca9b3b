package tasktracker.local.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tasktracker.contract.Category;
import tasktracker.contract.CategoryPatch;
import tasktracker.contract.Folding;
import tasktracker.contract.Limits;
import tasktracker.functions.category.CategoryStore;
import tasktracker.functions.category.DeletionMark;
import tasktracker.functions.store.Expected;
import tasktracker.functions.store.WriteToken;

/** Categories in SQLite. */
public final class SqliteCategoryStore implements CategoryStore {
    private static final long TOMBSTONE_MILLIS = Duration.ofMinutes(5).toMillis();
    private static final String COLUMNS = "category_id, name, color, icon, created, updated, version";
    private static final String INSERT = "INSERT INTO category (user_id, " + COLUMNS + ", folded) "
            + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String FIND = "SELECT " + COLUMNS + ", deleting, write_key, write_body FROM category "
            + "WHERE user_id = ? AND category_id = ?";
    private static final String LIST = "SELECT " + COLUMNS + " FROM category WHERE user_id = ? AND deleting = 0 "
            + "ORDER BY category_id";
    private static final String COUNT = "SELECT COUNT(*) FROM category WHERE user_id = ?";
    private static final String BY_NAME = "SELECT category_id FROM category WHERE user_id = ? AND folded = ?";
    private static final String REPLACE = "UPDATE category SET name = ?, folded = ?, color = ?, icon = ?, updated = ?, "
            + "version = ?, write_key = ?, write_body = ? WHERE user_id = ? AND category_id = ?";
    private static final String MARK = "UPDATE category SET deleting = ? WHERE user_id = ? AND category_id = ?";
    private static final String UNMARK = "UPDATE category SET deleting = 0 "
            + "WHERE user_id = ? AND category_id = ? AND deleting = ?";
    private static final String DELETE = "DELETE FROM category WHERE user_id = ? AND category_id = ? AND deleting = ?";
    private static final String BURY = "INSERT OR REPLACE INTO tombstone (user_id, category_id, until) VALUES (?, ?, ?)";
    private static final String BURIED = "SELECT until FROM tombstone "
            + "WHERE user_id = ? AND category_id = ? AND until > ?";
    private static final String PRUNE = "DELETE FROM tombstone WHERE until <= ?";

    private final SqliteDatabase database;
    private final Clock clock;

    /** The clock says when tokens are out of date. */
    public SqliteCategoryStore(SqliteDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A mark of zero is none. */
    private record Stored(Category category, long mark, WriteToken lastWrite) {
        boolean isDeleting() {
            return mark != 0;
        }

        boolean wasWrittenBy(Optional<WriteToken> token) {
            return token.isPresent() && lastWrite != null && lastWrite.key().equals(token.get().key());
        }
    }

    @Override
    public Creation create(String userId, Category category, Optional<WriteToken> token) {
        return database.write(session -> create(session, userId, category, token.orElse(null)));
    }

    private Creation create(Session session, String userId, Category category, WriteToken token) throws SQLException {
        long now = clock.millis();
        WriteTokens.Used earlier = token == null ? null : WriteTokens.find(session, token, now);
        if (earlier != null) {
            WriteTokens.Made made = earlier.made().getFirst();
            return earlier.bodyHash().equals(token.bodyHash())
                    ? new Creation.Replayed(made.id(), made.created())
                    : new Creation.TokenReused();
        }
        if (session.first(COUNT, row -> row.getInt(1), userId) >= Limits.CATEGORIES) {
            return new Creation.TooMany();
        }
        String folded = Folding.fold(category.name());
        String holder = session.first(BY_NAME, row -> row.getString(1), userId, folded);
        if (holder != null) {
            return new Creation.NameTaken(holder);
        }
        session.change(INSERT, userId, category.categoryId(), category.name(), category.color(), category.icon(),
                category.createdAt().toEpochMilli(), category.updatedAt().toEpochMilli(), category.version(), folded);
        if (token != null) {
            WriteTokens.save(session, token,
                    List.of(new WriteTokens.Made(category.categoryId(), category.createdAt())),
                    WriteTokens.Kept.FOR_A_DAY, now);
        }
        return new Creation.Created();
    }

    @Override
    public Optional<Category> find(String userId, String categoryId) {
        return Optional.ofNullable(database.read(session -> stored(session, userId, categoryId)))
                .filter(stored -> !stored.isDeleting())
                .map(Stored::category);
    }

    @Override
    public List<Category> list(String userId) {
        return database.read(session -> session.all(LIST, SqliteCategoryStore::category, userId));
    }

    @Override
    public Update update(String userId, String categoryId, Expected expected, CategoryPatch patch,
            Optional<WriteToken> token, Instant now) {
        return database.write(session -> {
            Stored stored = stored(session, userId, categoryId);
            if (stored == null || stored.isDeleting()) {
                return new Update.NotFound();
            }
            if (stored.wasWrittenBy(token)) {
                return stored.lastWrite.equals(token.get())
                        ? new Update.Replayed(stored.category)
                        : new Update.TokenReused();
            }
            if (!expected.accepts(stored.category.version())) {
                return new Update.VersionMismatch(stored.category);
            }
            Category changed = stored.category.with(patch, now);
            String folded = Folding.fold(changed.name());
            String holder = session.first(BY_NAME, row -> row.getString(1), userId, folded);
            if (holder != null && !holder.equals(categoryId)) {
                return new Update.NameTaken(holder);
            }
            session.change(REPLACE, changed.name(), folded, changed.color(), changed.icon(),
                    changed.updatedAt().toEpochMilli(), changed.version(), token.map(WriteToken::key).orElse(null),
                    token.map(WriteToken::bodyHash).orElse(null), userId, categoryId);
            return new Update.Updated(changed);
        });
    }

    @Override
    public Start startDeleting(String userId, String categoryId, Expected expected, DeletionMark mark) {
        return database.write(session -> {
            Stored stored = stored(session, userId, categoryId);
            if (stored == null) {
                Long until = session.first(BURIED, row -> row.getLong(1), userId, categoryId,
                        mark.since().toEpochMilli());
                return until == null ? new Start.NotFound() : new Start.Removed();
            }
            if (stored.isDeleting()) {
                return new Start.Started(stored.category, new DeletionMark(stored.mark));
            }
            if (!expected.accepts(stored.category.version())) {
                return new Start.VersionMismatch(stored.category);
            }
            session.change(MARK, mark.number(), userId, categoryId);
            return new Start.Started(stored.category, mark);
        });
    }

    @Override
    public void stopDeleting(String userId, String categoryId, DeletionMark mark) {
        database.write(session -> session.change(UNMARK, userId, categoryId, mark.number()));
    }

    @Override
    public Removal remove(String userId, Category category, DeletionMark mark, Instant now) {
        String categoryId = category.categoryId();
        return database.write(session -> {
            if (session.change(DELETE, userId, categoryId, mark.number()) == 0) {
                return stored(session, userId, categoryId) == null ? Removal.GONE : Removal.REOPENED;
            }
            session.change(PRUNE, now.toEpochMilli());
            session.change(BURY, userId, categoryId, now.toEpochMilli() + TOMBSTONE_MILLIS);
            return Removal.REMOVED;
        });
    }

    private static Stored stored(Session session, String userId, String categoryId) throws SQLException {
        return session.first(FIND, row -> {
            String key = row.getString(9);
            return new Stored(category(row), row.getLong(8),
                    key == null ? null : new WriteToken(key, row.getString(10)));
        }, userId, categoryId);
    }

    private static Category category(ResultSet row) throws SQLException {
        return new Category(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
                Instant.ofEpochMilli(row.getLong(5)), Instant.ofEpochMilli(row.getLong(6)), row.getLong(7));
    }
}
