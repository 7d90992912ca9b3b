package tasktracker.cli.seed;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tasktracker.contract.Due;
import tasktracker.contract.NewCategory;
import tasktracker.contract.NewTask;
import tasktracker.contract.Priority;

/**
 * Generated tasks, the same for the same seed and day: a third done, most with a due date around today, one in five
 * urgent. {@link Random} is used because its numbers are specified.
 */
public final class SeedData {
    /** The most categories there are. */
    public static final int CATEGORIES_MAX = Domain.ALL.size();
    private static final int OLDEST_DAYS = 120;
    private static final List<String> PEOPLE = List.of("Ann", "Ben", "Chiara", "Dana", "Elif", "Farid", "Grace", "Hugo",
            "Inès", "Jonas", "Karim", "Lena", "Mei", "Noor", "Olga", "Priya", "Søren", "Yuki");
    private static final List<String> REMARKS = List.of("Ask @ first.", "The number is on the fridge.",
            "Takes about # minutes.", "Not before noon.", "See the mail from @.", "Needs the big bag.",
            "Second reminder.", "@ has the key.", "Bring the receipt.", "It was # euros last time.",
            "Check whether it is still needed.", "Only works from the office.", "Deadline is fixed.",
            "Talk to @ about the details.");

    private final Random random;
    private final long seed;
    private final LocalDate today;
    private final ZoneId zone;
    private final List<Domain> domains;
    private int made;

    /**
     * Data around a day.
     *
     * @param categories 0 to {@link #CATEGORIES_MAX}; with none, tasks have no category
     */
    public SeedData(long seed, int categories, LocalDate today, ZoneId zone) {
        this.random = new Random(seed);
        this.seed = seed;
        this.today = today;
        this.zone = zone;
        this.domains = Domain.ALL.subList(0, categories);
    }

    /**
     * A task.
     *
     * @param task without categoryId
     * @param category the name of its category, or null
     */
    public record Made(NewTask task, String category) {}

    /** The categories. */
    public List<NewCategory> categories() {
        return domains.stream().map(Domain::category).toList();
    }

    /** The next tasks. */
    public List<Made> next(int count) {
        List<Made> tasks = new ArrayList<>(count);
        for (int n = 0; n < count; n++) {
            tasks.add(next());
        }
        return tasks;
    }

    private Made next() {
        boolean categorised = !domains.isEmpty() && random.nextInt(20) > 0;
        Domain domain = categorised ? oneOf(domains) : oneOf(Domain.ALL);
        String title = filled(oneOf(domain.titles()), domain);
        String description = description(domain);
        Priority priority = switch (random.nextInt(20)) {
            case 0, 1, 2, 3 -> Priority.HIGH;
            case 4, 5, 6, 7, 8 -> Priority.LOW;
            default -> Priority.MEDIUM;
        };
        double age = random.nextDouble();
        LocalDate createdOn = today.minusDays(1 + (long) (age * age * OLDEST_DAYS));
        Instant created = at(createdOn, 7 + random.nextInt(14)).plusMillis(random.nextInt(3_600_000));
        boolean done = random.nextInt(100) < 35;
        Instant completed = done ? completed(created) : null;
        Due due = random.nextInt(10) < 7 ? due(createdOn, completed) : null;
        NewTask task = new NewTask(title, description, done, priority, null, due, SeedMark.of(seed, ++made), null,
                created, completed);
        return new Made(task, categorised ? domain.category().name() : null);
    }

    private String description(Domain domain) {
        StringBuilder text = new StringBuilder();
        for (int sentences = Math.max(0, random.nextInt(5) - 2); sentences > 0; sentences--) {
            text.append(text.isEmpty() ? "" : " ").append(filled(oneOf(REMARKS), domain));
        }
        return text.toString();
    }

    /** After some days, most soon, but yesterday evening at the latest. */
    private Instant completed(Instant created) {
        long span = Duration.between(created, today.atStartOfDay(zone).toInstant()).toMillis();
        double part = random.nextDouble();
        return created.plusMillis((long) (Math.max(1, span) * part * part));
    }

    private Due due(LocalDate createdOn, Instant completed) {
        LocalDate around = completed == null ? today.plusDays(5) : completed.atZone(zone).toLocalDate();
        LocalDate day = around.plusDays(Math.round(random.nextGaussian() * (completed == null ? 14 : 3)));
        LocalDate due = day.isBefore(createdOn) ? createdOn : day;
        return random.nextInt(10) < 6 ? Due.on(due) : Due.at(at(due, 8 + random.nextInt(12)));
    }

    private Instant at(LocalDate day, int hour) {
        return day.atTime(LocalTime.of(hour, random.nextInt(4) * 15)).atZone(zone).toInstant();
    }

    private String filled(String pattern, Domain domain) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < pattern.length(); at++) {
            char sign = pattern.charAt(at);
            switch (sign) {
                case '@' -> text.append(oneOf(PEOPLE));
                case '#' -> text.append(2 + random.nextInt(28));
                case '~' -> text.append(oneOf(domain.things()));
                default -> text.append(sign);
            }
        }
        return text.toString();
    }

    private <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
