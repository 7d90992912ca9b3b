package tasktracker.cli.command.key;

import tasktracker.cli.aws.key.IssuedKey;
import tasktracker.cli.aws.key.KeyState;

/** What a state of a key means for whoever uses it, and the way out. */
final class KeyAdvice {
    private KeyAdvice() {}

    static String of(IssuedKey key, KeyState state) {
        String id = key.id();
        return switch (state) {
            case ACTIVE, EXPIRING -> "the gateway lets this key through";
            case OVERDUE ->
                "its time is over, so it is switched off within minutes; to keep it: tasktracker keys enable "
                        + id + " --expires 30d";
            case EXPIRED -> "the gateway refuses it: its time is over; "
                    + key.note().replacedBy().map(other -> "use " + other + ", which took its place").orElse(
                            "to use it again: tasktracker keys enable " + id + " --expires 30d");
            case DISABLED ->
                "the gateway refuses it: somebody switched it off; to use it again: tasktracker keys enable "
                        + id;
            case UNATTACHED ->
                "the gateway refuses it: it is in no usage plan; to put it there: tasktracker keys enable "
                        + id;
            case UNFINISHED -> "nobody has the secret of " + id + " yet; to finish it: " + finish(key)
                    + "; to be rid of it: tasktracker keys revoke " + id;
        };
    }

    private static String finish(IssuedKey key) {
        return key.note().replaces().map(old -> "tasktracker keys rotate " + old).orElseGet(
                () -> "tasktracker keys create --user " + key.user() + " --scope " + key.scopeWord() + " --label "
                        + key.label());
    }
}
