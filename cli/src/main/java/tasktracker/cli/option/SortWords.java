package tasktracker.cli.option;

import tasktracker.contract.SortField;

/** The values of {@code --sort}. */
final class SortWords extends Words {
    SortWords() {
        super("due", "created", "priority");
    }

    static SortField parse(String word) {
        return switch (plain(word)) {
            case "due" -> SortField.DUE;
            case "created" -> SortField.CREATED;
            case "priority" -> SortField.PRIORITY;
            default -> throw new SortWords().unknown("UNKNOWN_SORT", "order", word);
        };
    }
}
