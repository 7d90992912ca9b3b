package tasktracker.cli.command.api;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tasktracker.cli.Session;
import tasktracker.cli.client.RawAnswer;
import tasktracker.cli.client.RawCall;
import tasktracker.cli.client.RawPath;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.error.Failure;
import tasktracker.cli.option.ConfirmOptions;
import tasktracker.cli.output.Format;
import tasktracker.cli.text.Nearest;

@Command(description = { "The body of the answer goes to stdout, also when it is an error; the error line goes to"
        + " stderr, and the exit code is that of the status. Retried like every other call.",
    "The key goes to the profile's own API only, and no redirect is followed." },
        footer = { "  tasktracker api GET '/tasks?status=open&limit=5'",
            "  tasktracker api POST /tasks -d '{\"title\":\"Buy milk\"}'",
            "  tasktracker api PUT /tasks/ID -H 'If-Match: \"3\"' -d @task.json",
            "  tasktracker api GET /tasks --paginate -o ndjson" })
final class ApiCommand implements Callable<ExitCode> {
    private static final String GET = "GET";
    private static final String DELETE = "DELETE";
    private static final List<String> METHODS = List.of(GET, "POST", "PUT", DELETE);

    private final Session session;

    @Parameters(index = "0", paramLabel = "METHOD", description = "GET, POST, PUT or DELETE.")
    private String method;

    @Parameters(index = "1", paramLabel = "PATH", description = "Below the stage, with its query, such as /tasks.")
    private String path;

    @Option(names = { "-d", "--data" }, paramLabel = "BODY",
            description = "The body: text, @FILE, or - for stdin.")
    private String data;

    @Option(names = { "-H", "--header" }, paramLabel = "HEADER", description = "Send \"Name: value\" as well.")
    private List<String> headers = new ArrayList<>();

    @Option(names = { "-i", "--include" }, description = "Print status and headers before the body.")
    private boolean include;

    @Option(names = "--paginate", description = "Follow nextCursor and print all pages as one.")
    private boolean paginate;

    @Option(names = { "-o", "--output" }, paramLabel = "FORMAT", completionCandidates = JsonFormatWords.class,
            description = "json: as it came; ndjson: what is in data, one a line.")
    private String output;

    @Mixin
    private final ConfirmOptions confirm = new ConfirmOptions();

    ApiCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        boolean rows = checked();
        String verb = verb();
        if (!verb.equals(GET)) {
            session.changesSomething();
        }
        URI endpoint = session.target().endpoint();
        RawCall call = new RawCall(verb, RawPath.of(path, endpoint), CallHeaders.of(headers),
                data == null ? null : CallBody.read(session, data));
        agreed(call);
        AnswerPrinter printer = new AnswerPrinter(session.out().stdout());
        if (paginate) {
            new AllPages(session.client(), printer, rows).print(call);
            return ExitCode.OK;
        }
        RawAnswer answer = session.client().raw(call);
        if (answer.doneBefore()) {
            session.out().notice("an earlier try, whose answer was lost, had deleted it");
            return ExitCode.OK;
        }
        if (include) {
            printer.head(answer);
        }
        if (rows && answer.failure().isEmpty()) {
            printer.rows(answer);
        } else {
            printer.body(answer);
        }
        answer.failure().ifPresent(e -> {
            throw e;
        });
        return ExitCode.OK;
    }

    /** What can be wrong before anything is asked. Whether rows are wanted. */
    private boolean checked() {
        Format format = output == null ? Format.JSON : Format.parse(output);
        if (!format.isJson()) {
            throw wrong("an answer is printed as json or ndjson, not " + output);
        }
        if (paginate && (include || !verb().equals(GET))) {
            throw wrong(include ? "--include is for one answer, --paginate for many"
                    : "--paginate is for GET alone");
        }
        if (data != null && verb().equals(GET)) {
            throw wrong("GET has no body; what narrows it down goes behind ? in PATH");
        }
        return format == Format.NDJSON;
    }

    private String verb() {
        String verb = method.toUpperCase(Locale.ROOT);
        if (METHODS.contains(verb)) {
            return verb;
        }
        if (method.contains("/")) {
            throw wrong("the method comes first: tasktracker api GET " + method);
        }
        throw wrong("there is no method \"" + method + "\" (" + String.join(", ", METHODS) + ")"
                + Nearest.to(verb, METHODS).map(near -> "; did you mean " + near + "?").orElse(""));
    }

    /** Nobody knows what a call does, so a protected profile wants its name for each that may change something. */
    private void agreed(RawCall call) {
        boolean asks = call.method().equals(DELETE) || call.path().startsWith("/tasks/bulk/delete")
                || (!call.method().equals(GET) && session.settings().isProtected());
        if (asks && !session.options().explain()) {
            confirm.require(session, "Send " + call.method() + " " + call.path() + "?", true);
        }
    }

    private static CliException wrong(String message) {
        return new CliException.Usage(Failure.of("INVALID_ARGUMENTS", message).hint("tasktracker api --help"));
    }
}
