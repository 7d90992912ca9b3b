package tasktracker.cli.transfer;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import tasktracker.cli.transfer.csv.CsvRow;
import tasktracker.cli.transfer.csv.Defect;
import tasktracker.contract.Limits;
import tasktracker.contract.NewTask;
import tasktracker.contract.Priority;
import tasktracker.contract.Uuid7;

/**
 * Turns rows into tasks by the server's rules. A cell that breaks one fails its row, and is never replaced by a
 * default; an empty cell says nothing. Titles and descriptions stay as they are, byte for byte.
 */
public final class RowReader {
    private final Mapping mapping;
    private final RowRules rules;

    /** Reads rows of that mapping by these rules. */
    public RowReader(Mapping mapping, RowRules rules) {
        this.mapping = mapping;
        this.rules = rules;
    }

    /**
     * Reads one row.
     *
     * @param record its number after the header, from 1
     */
    public Row read(CsvRow row, long record) {
        Place place = new Place(record, row.line(), row.start(), row.end());
        List<Problem> problems = new ArrayList<>();
        form(row, problems);
        if (!problems.isEmpty()) {
            return new Row.Bad(place, problems);
        }
        Draft draft = new Cells(row.cells(), problems).draft();
        return problems.isEmpty() ? new Row.Good(place, draft) : new Row.Bad(place, problems);
    }

    private void form(CsvRow row, List<Problem> problems) {
        List<String> names = mapping.header().names();
        Defect defect = row.defect();
        if (defect != null) {
            String column = defect.cell() <= names.size() ? names.get(defect.cell() - 1) : "cell " + defect.cell();
            String value = defect.cell() <= row.cells().size() ? row.cells().get(defect.cell() - 1) : null;
            String where = defect.line() == row.line() ? "" : " (line " + defect.line() + ")";
            problems.add(new Problem(column, value, defect.kind().words() + where));
        } else if (row.cells().size() != names.size()) {
            problems.add(Problem.ofRow("has " + cells(row.cells().size() - mapping.added()) + ", the header has "
                    + mapping.width()));
        }
    }

    private static String cells(int count) {
        return count == 1 ? "1 cell" : count + " cells";
    }

    /** The cells of one row. */
    private final class Cells {
        private final List<String> cells;
        private final List<Problem> problems;
        private final List<Problem> warnings = new ArrayList<>();

        Cells(List<String> cells, List<Problem> problems) {
            this.cells = cells;
            this.problems = problems;
        }

        Draft draft() {
            String title = raw(Field.TITLE);
            String description = raw(Field.DESCRIPTION);
            if (rules.longTitles() == RowRules.LongTitles.MOVE_TO_DESCRIPTION && Limits.length(title) > Limits.TITLE) {
                description = description.isEmpty() ? title : title + "\n\n" + description;
                title = title.substring(0, title.offsetByCodePoints(0, Limits.TITLE - 1)) + "…";
            }
            if (CellTexts.isBlank(title)) {
                refuse(Field.TITLE, "must not be blank");
            } else {
                CellTexts.check(title, Limits.TITLE).ifPresent(reason -> refuse(Field.TITLE, reason));
            }
            CellTexts.check(description, Limits.DESCRIPTION).ifPresent(reason -> refuse(Field.DESCRIPTION, reason));
            Instant completedAt = pastInstant(Field.COMPLETED_AT);
            String taskId = taskId();
            NewTask task = new NewTask(title, description, completed(completedAt), priority(), null,
                    date(Field.DUE, rules.dates()::due), null, taskId, pastInstant(Field.CREATED_AT), completedAt);
            return new Draft(task, category(), identity(taskId), warnings);
        }

        private boolean completed(Instant completedAt) {
            String cell = raw(Field.COMPLETED).strip();
            Optional<Boolean> said = CellTexts.yesOrNo(cell);
            if (said.isEmpty() && !cell.isEmpty()) {
                refuse(Field.COMPLETED, "must be true or false (or yes/no, 1/0, done/open)");
            }
            if (completedAt != null && said.isPresent() && !said.get()) {
                refuse(Field.COMPLETED_AT, "the task is not completed");
            }
            return said.orElse(completedAt != null);
        }

        private Priority priority() {
            String cell = raw(Field.PRIORITY).strip();
            if (cell.isEmpty()) {
                return Priority.MEDIUM;
            }
            Optional<Priority> priority = Priority.of(cell.toLowerCase(Locale.ROOT));
            if (priority.isEmpty()) {
                refuse(Field.PRIORITY, "must be low, medium or high");
            }
            return priority.orElse(Priority.MEDIUM);
        }

        private Optional<String> category() {
            String cell = raw(Field.CATEGORY);
            if (cell.isBlank()) {
                return Optional.empty();
            }
            CellTexts.check(cell, Limits.CATEGORY_NAME).ifPresent(reason -> refuse(Field.CATEGORY, reason));
            return Optional.of(cell);
        }

        private String taskId() {
            String cell = raw(Field.TASK_ID).strip();
            if (cell.isEmpty()) {
                return null;
            }
            if (!Uuid7.isValid(cell)) {
                refuse(Field.TASK_ID, "is no id that tasktracker made; map an id of another program to externalId");
            }
            return cell;
        }

        private Identity identity(String taskId) {
            String id = raw(Field.EXTERNAL_ID);
            if (!id.isBlank()) {
                String prefixed = rules.idPrefix() + id;
                CellTexts.check(prefixed, Limits.EXTERNAL_ID).ifPresent(reason -> refuse(Field.EXTERNAL_ID, reason));
                return new Identity.Given(prefixed);
            }
            return taskId == null ? new Identity.Content(hash()) : new Identity.Restored(taskId);
        }

        /** Of the columns mapped, with the fields' names, in the fields' order: other columns may change. */
        private String hash() {
            Digest digest = new Digest();
            mapping.sources().forEach((field, source) -> {
                digest.add(field.wire());
                source.cells(cells).forEach(digest::add);
            });
            return digest.hex().substring(0, 32);
        }

        private Instant pastInstant(Field field) {
            Instant instant = date(field, rules.dates()::instant);
            if (instant != null && instant.isBefore(Instant.EPOCH)) {
                refuse(field, "must not be before 1970");
            }
            if (instant != null && instant.isAfter(rules.now().plusSeconds(Limits.CREATED_AHEAD_SECONDS))) {
                refuse(field, "must not be in the future");
            }
            return instant;
        }

        private <T> T date(Field field, Function<String, T> parse) {
            String cell = raw(field);
            if (cell.isBlank()) {
                return null;
            }
            try {
                return parse.apply(cell);
            } catch (DateTimeException e) {
                refuse(field, e.getMessage());
                return null;
            }
        }

        /** What the row says of a field; called once for each field, as it may warn. */
        private String raw(Field field) {
            String value = mapping.value(field, cells,
                    warning -> warnings.add(new Problem(mapping.columnOf(field), shown(field), warning)));
            return value == null ? "" : value;
        }

        private void refuse(Field field, String reason) {
            problems.add(new Problem(mapping.columnOf(field), shown(field), reason));
        }

        /** What the file has there, not what was made of it. */
        private String shown(Field field) {
            Source source = mapping.sources().get(field);
            return source == null ? mapping.constants().get(field) : source.cells(cells).getFirst();
        }
    }
}
