package tasktracker.cli.aws.key;

import java.util.Locale;

/** Whether the gateway lets a key through, and if not, why. */
public enum KeyState {
    /** It works. */
    ACTIVE,
    /** It works until its end, which is set. */
    EXPIRING,
    /** Its end is over, but nothing has switched it off yet. */
    OVERDUE,
    /** It was switched off because its end was over. */
    EXPIRED,
    /** Somebody switched it off. */
    DISABLED,
    /** It is in no usage plan of the stack, so the gateway refuses it. */
    UNATTACHED,
    /** Its issue or rotation stopped half way: nobody has its secret yet. */
    UNFINISHED;

    /** As outputs call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
