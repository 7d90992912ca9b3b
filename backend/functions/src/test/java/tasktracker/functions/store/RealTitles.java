package tasktracker.functions.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What people really call things: the titles of 2,579 issues, see SOURCE beside them. */
public final class RealTitles {
    private static final String FILE = "/tasktracker/functions/github-issues/titles-2579.txt";

    private RealTitles() {}

    /** All of them, in their order. */
    public static List<String> all() throws IOException {
        try (InputStream in = RealTitles.class.getResourceAsStream(FILE)) {
            return List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)).stream()
                    .filter(title -> !title.isEmpty())
                    .toList();
        }
    }
}
