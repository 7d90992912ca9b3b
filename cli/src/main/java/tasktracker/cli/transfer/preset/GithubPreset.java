package tasktracker.cli.transfer.preset;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import tasktracker.cli.transfer.Field;
import tasktracker.cli.transfer.Preset;
import tasktracker.cli.transfer.Source;
import tasktracker.cli.transfer.csv.Header;

/** Dumps of GitHub issues. GitHub has no export of its own; these are the columns of its API and of common dumps. */
final class GithubPreset implements Preset {
    @Override
    public String name() {
        return "github";
    }

    @Override
    public boolean fits(Header header) {
        return header.has("title") && (header.has("id") || header.has("url") || header.has("html_url"));
    }

    @Override
    public Map<Field, Source> sources(Header header, String fileName, LocalDate today) {
        return new SourceMap(header).plain(Field.EXTERNAL_ID, "id", "url", "html_url").plain(Field.TITLE, "title")
                .plain(Field.DESCRIPTION, "body", "url", "html_url")
                .plain(Field.CATEGORY, "repoName", "repository", "repo").plain(Field.COMPLETED, "state")
                .made(Field.PRIORITY, (cells, _) -> priority(cells.getFirst()), "labels")
                .plain(Field.CREATED_AT, "createdAt").plain(Field.COMPLETED_AT, "closedAt").map();
    }

    /** A label such as {@code priority: high}, {@code P1} or {@code priority/low}; of several the first. */
    static String priority(String labels) {
        for (String label : labels.split("[,;\\[\\]'\"]+", -1)) {
            String word = label.strip().toLowerCase(Locale.ROOT);
            if (word.startsWith("priority")) {
                word = word.substring("priority".length()).replaceAll("^[\\s:/_-]+", "");
                switch (word) {
                    case "critical", "urgent", "highest", "high", "p0", "p1" -> {
                        return "high";
                    }
                    case "medium", "normal", "p2" -> {
                        return "medium";
                    }
                    case "low", "lowest", "p3", "p4" -> {
                        return "low";
                    }
                    default -> {
                    }
                }
            } else if (word.matches("p[0-4]")) {
                return word.charAt(1) < '2' ? "high" : word.charAt(1) == '2' ? "medium" : "low";
            }
        }
        return "";
    }
}
