package tasktracker.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;

/**
 * Runs in the build, once, in the shipped runtime: what it loads and compiles is in the AOT cache that every later
 * start of the stack uses.
 */
public final class Training {
    private Training() {}

    /**
     * Starts the stack, uses it, stops it.
     *
     * @param args an empty folder for the stack's data
     */
    public static void main(String[] args) throws IOException, SQLException {
        Path home = Path.of(System.getProperty("tasktracker.home"));
        try (InputStream template = Files.newInputStream(home.resolve("template.yaml"))) {
            new Parse(LoadSettings.builder().build()).parseInputStream(template).forEach(_ -> {});
        }
        String url = "jdbc:sqlite:" + Path.of(args[0]).resolve("training.db");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id INTEGER PRIMARY KEY) STRICT");
        }
    }
}
