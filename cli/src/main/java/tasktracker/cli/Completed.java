package tasktracker.cli;

import java.util.Optional;
import picocli.CommandLine;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.contract.ErrorCode;

/** Errors of the API for which only the command line itself says what to run next. */
final class Completed {
    private Completed() {}

    /**
     * The same with a hint, if it had none and there is one.
     *
     * @param called the command
     * @param line the whole command line
     * @param json whether a program reads the error
     */
    static CliException hinted(CliException e, CommandLine called, String line, boolean json) {
        Failure failure = e.failure();
        Optional<ErrorCode> code = ErrorCode.of(failure.code());
        if (failure.hint() != null || code.isEmpty()) {
            return e;
        }
        String command = called.getCommandSpec().qualifiedName();
        String help = command + " --help";
        // Arguments of api may hold what is not to be repeated, and a repeat of it may do something twice.
        String again = command.equals("tasktracker api") ? help : line;
        // A cursor that was given is refused again; one that was lost on the way through the pages is not.
        boolean cursorGiven = called.getParseResult() != null && called.getParseResult().hasMatchedOption("--cursor");
        String hint = switch (code.get()) {
            case INVALID_CURSOR -> cursorGiven ? help : again;
            case THROTTLED, RETRY_LATER, TIMEOUT -> again;
            default -> help;
        };
        Failure told = code.get() == ErrorCode.VALIDATION_ERROR
                ? WireNames.translated(failure, called, json)
                : failure;
        CliException better = CliException.ofStatus(code.get().status(), told.hint(hint));
        if (better.exitCode() != e.exitCode()) {
            return e; // of several targets, say
        }
        better.addSuppressed(e);
        return better;
    }
}
