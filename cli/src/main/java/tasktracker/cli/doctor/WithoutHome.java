package tasktracker.cli.doctor;

import java.util.function.Function;
import tasktracker.cli.config.Paths;
import tasktracker.cli.error.CliException;

/** Checks of places that need a HOME: without one, each says what is lost by it, for much works all the same. */
final class WithoutHome {
    private WithoutHome() {}

    /**
     * The check, or what to say where there is no such place.
     *
     * @param verdict whether the profile in force can do without it
     * @param lost what does not work, as a sentence without its end
     */
    static Function<String, Diagnosis> or(Function<String, Diagnosis> look, Verdict verdict, String lost) {
        return id -> {
            try {
                return look.apply(id);
            } catch (CliException.Local e) {
                if (e.failure().code().equals(Paths.NO_HOME)) {
                    return new Diagnosis(id, verdict, e.failure().message() + ": " + lost, e.failure().hint());
                }
                throw e;
            }
        };
    }
}
