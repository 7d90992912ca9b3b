package tasktracker.functions.observe;

import java.util.concurrent.atomic.AtomicBoolean;

/** The life of one instance of the functions. */
public final class Instance {
    private final AtomicBoolean fresh = new AtomicBoolean(true);

    /** True at the first call, false ever after. */
    public boolean takeFirst() {
        return fresh.getPlain() && fresh.compareAndSet(true, false);
    }
}
