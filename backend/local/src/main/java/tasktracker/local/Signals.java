package tasktracker.local;

/** What a background process does about its terminal. */
final class Signals {
    private Signals() {}

    /** From now on neither Ctrl-C nor the end of the terminal ends this process. */
    static void ignoreTerminal() {
        try {
            // By name: the compiler refuses the type, though its module is there to be used (JEP 260).
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object ignore = handler.getField("SIG_IGN").get(null);
            for (String name : new String[]{ "INT", "HUP" }) {
                signal.getMethod("handle", signal, handler)
                        .invoke(null, signal.getConstructor(String.class).newInstance(name), ignore);
            }
        } catch (ReflectiveOperationException _) {
            // A runtime without jdk.unsupported: the starter's own precautions must do.
        }
    }
}
