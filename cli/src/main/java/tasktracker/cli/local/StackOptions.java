package tasktracker.cli.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a stack is started.
 *
 * @param auto by a command that needed it, not by {@code local start}
 * @param storage where it keeps tasks
 * @param port 0 for the one it had last, or any
 * @param idleMinutes after which it ends; 0 for never
 * @param user whom its first key is for
 */
public record StackOptions(boolean auto, Storage storage, int port, int idleMinutes, String user) {
    /** Minutes without a request after which a stack ends that was started by itself. */
    public static final int IDLE_MINUTES = 30;

    /** Where tasks are kept. */
    public sealed interface Storage {
        /** In the user's data folder. */
        record OnDisk() implements Storage {}

        /** Nowhere: they go with the process. */
        record InMemory() implements Storage {}

        /** In a DynamoDB endpoint. */
        record DynamoDb(String url) implements Storage {}
    }

    /** As a command starts it that needs one. */
    public static StackOptions automatic(String user) {
        return new StackOptions(true, new Storage.OnDisk(), 0, IDLE_MINUTES, user);
    }

    List<String> arguments(StackFiles files, String build) {
        List<String> arguments = new ArrayList<>(List.of("--template", files.template().toString(),
                StackState.STATE_OPTION,
                files.stateFile().toString(), "--build", build, "--port", Integer.toString(port), "--idle-minutes",
                Integer.toString(idleMinutes), "--user", user));
        switch (storage) {
            case Storage.OnDisk() -> arguments.addAll(List.of("--data", files.data().toString()));
            case Storage.InMemory() -> arguments.add("--in-memory");
            case Storage.DynamoDb(String url) ->
                arguments.addAll(List.of("--data", files.data().toString(), "--dynamodb", url));
        }
        if (auto) {
            arguments.add("--auto");
        }
        return arguments;
    }

    /** The user id that a login name becomes: lower case, other characters dropped. */
    public static String userOf(Optional<String> login) {
        StringBuilder user = new StringBuilder();
        String name = login.orElse("");
        for (int i = 0; i < name.length() && user.length() < 32; i++) {
            char c = name.charAt(i);
            char lower = c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
            if ((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9')) {
                user.append(lower);
            }
        }
        return user.isEmpty() ? "local" : user.toString();
    }
}
