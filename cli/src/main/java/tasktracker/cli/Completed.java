package tasktracker.cli;

import java.util.Optional;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.contract.ErrorCode;

/** Errors of the API for which only the command line itself says what to run next. */
final class Completed {
    private Completed() {}

    /**
     * The same with a hint, if it had none and there is one.
     *
     * @param command its full name, such as {@code tasktracker task add}
     * @param line the whole command line
     */
    static CliException hinted(CliException e, String command, String line) {
        Failure failure = e.failure();
        Optional<ErrorCode> code = ErrorCode.of(failure.code());
        if (failure.hint() != null || code.isEmpty()) {
            return e;
        }
        String help = command + " --help";
        // Arguments of api may hold what is not to be repeated, and a repeat of it may do something twice.
        String again = command.equals("tasktracker api") ? help : line;
        String hint = switch (code.get()) {
            case INVALID_CURSOR, THROTTLED, RETRY_LATER, TIMEOUT -> again;
            default -> help;
        };
        CliException better = CliException.ofStatus(code.get().status(), failure.hint(hint));
        if (better.exitCode() != e.exitCode()) {
            return e; // of several targets, say
        }
        better.addSuppressed(e);
        return better;
    }
}
