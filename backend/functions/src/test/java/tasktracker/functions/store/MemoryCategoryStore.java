package tasktracker.functions.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tasktracker.contract.Category;
import tasktracker.contract.CategoryPatch;
import tasktracker.contract.Folding;
import tasktracker.contract.Limits;
import tasktracker.functions.category.CategoryStore;
import tasktracker.functions.category.DeletionMark;

/** A store in memory, so simple that it is obviously right. */
public final class MemoryCategoryStore implements CategoryStore {
    private static final Duration TOMBSTONE = Duration.ofMinutes(5);

    private final Clock clock;
    private final Map<String, Map<String, Entry>> users = new HashMap<>();
    private final Map<String, Remembered> tokens = new HashMap<>();

    private enum State {
        ACTIVE, DELETING, REMOVED
    }

    private record Entry(Category category, State state, DeletionMark mark, Instant removed, WriteToken lastWrite) {
        Entry(Category category, WriteToken lastWrite) {
            this(category, State.ACTIVE, null, null, lastWrite);
        }

        boolean bears(DeletionMark given) {
            return state == State.DELETING && mark.equals(given);
        }
    }

    private record Remembered(String bodyHash, Category category, Instant expires) {}

    public MemoryCategoryStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Creation create(String userId, Category category, Optional<WriteToken> token) {
        Remembered record = token.map(key -> tokens.get(key.key())).orElse(null);
        if (record != null && clock.instant().isBefore(record.expires)) {
            return record.bodyHash.equals(token.get().bodyHash())
                    ? new Creation.Replayed(record.category.categoryId(), record.category.createdAt())
                    : new Creation.TokenReused();
        }
        if (entries(userId).values().stream().filter(entry -> entry.state != State.REMOVED)
                .count() >= Limits.CATEGORIES) {
            return new Creation.TooMany();
        }
        Optional<String> holder = holder(userId, category.name());
        if (holder.isPresent()) {
            return new Creation.NameTaken(holder.get());
        }
        entries(userId).put(category.categoryId(), new Entry(category, null));
        token.ifPresent(key -> tokens.put(key.key(),
                new Remembered(key.bodyHash(), category, clock.instant().plus(Duration.ofHours(24)))));
        return new Creation.Created();
    }

    @Override
    public synchronized Optional<Category> find(String userId, String categoryId) {
        return Optional.ofNullable(entries(userId).get(categoryId)).filter(entry -> entry.state == State.ACTIVE)
                .map(Entry::category);
    }

    @Override
    public synchronized List<Category> list(String userId) {
        List<Category> categories = new ArrayList<>();
        for (Entry entry : entries(userId).values()) {
            if (entry.state == State.ACTIVE) {
                categories.add(entry.category);
            }
        }
        return categories;
    }

    @Override
    public synchronized Update update(String userId, String categoryId, Expected expected, CategoryPatch patch,
            Optional<WriteToken> token, Instant now) {
        Entry entry = entries(userId).get(categoryId);
        if (entry == null || entry.state != State.ACTIVE) {
            return new Update.NotFound();
        }
        WriteToken last = entry.lastWrite;
        if (token.isPresent() && last != null && last.key().equals(token.get().key())) {
            return last.equals(token.get()) ? new Update.Replayed(entry.category) : new Update.TokenReused();
        }
        if (!expected.accepts(entry.category.version())) {
            return new Update.VersionMismatch(entry.category);
        }
        Optional<String> holder = patch.name().flatMap(name -> holder(userId, name))
                .filter(id -> !id.equals(categoryId));
        if (holder.isPresent()) {
            return new Update.NameTaken(holder.get());
        }
        Category changed = entry.category.with(patch, now);
        entries(userId).put(categoryId, new Entry(changed, token.orElse(null)));
        return new Update.Updated(changed);
    }

    @Override
    public synchronized Start startDeleting(String userId, String categoryId, Expected expected, DeletionMark mark) {
        Entry entry = entries(userId).get(categoryId);
        if (entry == null) {
            return new Start.NotFound();
        }
        return switch (entry.state) {
            case ACTIVE -> {
                if (!expected.accepts(entry.category.version())) {
                    yield new Start.VersionMismatch(entry.category);
                }
                entries(userId).put(categoryId, new Entry(entry.category, State.DELETING, mark, null, null));
                yield new Start.Started(entry.category, mark);
            }
            case DELETING -> new Start.Started(entry.category, entry.mark);
            case REMOVED -> mark.since().isBefore(entry.removed.plus(TOMBSTONE))
                    ? new Start.Removed()
                    : new Start.NotFound();
        };
    }

    @Override
    public synchronized void stopDeleting(String userId, String categoryId, DeletionMark mark) {
        entries(userId).computeIfPresent(categoryId,
                (_, entry) -> entry.bears(mark) ? new Entry(entry.category, null) : entry);
    }

    @Override
    public synchronized Removal remove(String userId, Category category, DeletionMark mark, Instant now) {
        Entry entry = entries(userId).get(category.categoryId());
        if (entry == null || entry.state == State.REMOVED) {
            return Removal.GONE;
        }
        if (!entry.bears(mark)) {
            return Removal.REOPENED;
        }
        entries(userId).put(category.categoryId(), new Entry(entry.category, State.REMOVED, null, now, null));
        return Removal.REMOVED;
    }

    private Optional<String> holder(String userId, String name) {
        String folded = Folding.fold(name);
        return entries(userId).values().stream().filter(entry -> entry.state != State.REMOVED)
                .filter(entry -> Folding.fold(entry.category.name()).equals(folded))
                .map(entry -> entry.category.categoryId()).findFirst();
    }

    private Map<String, Entry> entries(String userId) {
        return users.computeIfAbsent(userId, _ -> new TreeMap<>());
    }
}
