package tasktracker.packaging;

import java.io.IOException;
import java.nio.file.Path;

/** Builds the distribution: {@code Main ROOT VERSION}, where ROOT is the project's folder with all modules packaged. */
public final class Main {
    private Main() {}

    /** Exits with 1 and one message when the distribution cannot be built or breaks a rule of {@link Contents}. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Layout layout = new Layout(Path.of(args[0]).toAbsolutePath().normalize(), args[1]);
        try {
            System.out.println(new Distribution(layout).build());
        } catch (PackagingException e) {
            System.err.println("No distribution: " + e.getMessage());
            System.exit(1);
        }
    }
}
