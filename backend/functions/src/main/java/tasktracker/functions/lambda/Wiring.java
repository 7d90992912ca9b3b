package tasktracker.functions.lambda;

/** Puts the functions together as they run in Lambda: once for each instance, when the first function is made. */
final class Wiring {
    private Wiring() {}

    static Application application() {
        return Holder.APPLICATION;
    }

    private static final class Holder {
        private static final Application APPLICATION = build();

        private static Application build() {
            throw new IllegalStateException("no store is wired yet");
        }
    }
}
