package tasktracker.cli.command.shell;

import java.util.List;
import java.util.Optional;
import tasktracker.cli.error.ExitCode;

/** What {@code help} explains beside commands. Loaded only when somebody reads help. */
public final class Topics {
    /** The one that lists the codes. */
    public static final String EXIT_CODES = "exit-codes";
    /** All, in the order of the alphabet. */
    public static final List<String> NAMES = List.of("dates", "environment", EXIT_CODES, "filters", "output");

    private static final int WIDTH = 72;
    private static final String DATES = """
            Dates and times are read in your time zone, and echoed in full.

              2026-12-24                 that day, wherever you are
              2026-12-24T17:00           that minute in your zone
              2026-12-24T17:00:00+01:00  that instant (RFC 3339)
              today, tomorrow, yesterday
              fri, friday                the next one after today
              next fri                   the one of next week
              in 3 days, 2w, in an hour  from now (min, h, d, w, mo, y)
              eow, eom, eoy              end of week (Sunday), month, year
              24 Dec, Dec 24 2027        without a year, the next one

            Days take a time: "tomorrow 5pm", "fri 17:30", "24 Dec noon". A time
            alone is the next such time. Without a time, the whole day is meant: the
            task is overdue when that day is over.

            --created-from and --created-to look back: there 7d is seven days ago,
            and fri the last Friday.
            """;
    private static final String LIST = """
              dates         How to write dates and times.
              environment   The variables that count, and files.
              exit-codes    What the exit code of a command says.
              filters       How to say which tasks are meant.
              output        Tables, JSON and other formats; what goes where.
            """;
    private static final String OUTPUT = """
            The result goes to stdout, everything else to stderr: errors, notices,
            progress, questions. -q silences the notices.

              -o table    for people; on a terminal, when nothing is said
              -o tsv      a line each, no header; in a pipe, when nothing is said.
                          Tab, line feed, return and backslash are \\t \\n \\r \\\\
              -o csv      RFC 4180 with a header
              -o json     one document: {"data":[...],"nextCursor":null} for a
                          list, {"data":{...}} for one thing; an empty list is []
              -o ndjson   one JSON object a line
              -o id       the ids alone, to hand on:
                          tasktracker task list -o id | tasktracker bulk done -

              --fields a,b   these fields, in this order, in every format; an
                             unknown name is answered with the list of names

            Commands that change something print what it is then, in the same
            formats. Times are RFC 3339 in UTC, but for tables: there they are
            relative and in your time zone. A list prints 50 rows and says when
            there are more; --all prints all of them as they arrive. If it fails
            half way, a JSON document stays unclosed and the exit code is not 0. A
            reader that goes away (| head) ends a list quietly.

            With -o json and -o ndjson an error is one object on stderr:
            {"error":{"code","message","hint","correlationId","exitCode"}}, maybe
            with "details", a reason for each field. Codes and exit codes are for
            scripts, messages for people.

            Colour only underlines what words say. --color auto, always, never;
            NO_COLOR, CLICOLOR, CLICOLOR_FORCE and TERM=dumb are respected, for each
            stream by itself.

            Schemas: tasktracker help --schema task list
                     tasktracker help --schema error
            """;
    private static final String FILTERS = """
            task list, the bulk commands and export take the same filters. All that
            are given must fit.

              --status open|done|all  without it: open; export all, bulk reopen done
              --priority high,low     one of these
              --category Home         by name or id; none: those without a category
              --due today             due on that day
              --due-from, --due-to    due then or later, then or earlier
              --overdue               open, and due before now
              --created-from, --created-to
              --search "milk oat"     all of these words, or how words begin, in
                                      title or description; '"whole words"' is a
                                      phrase
              --sort due|created|priority, --desc
                                      with --search alone the best matches are first
              --limit N, --all        so many, or all; 50 when neither is said

            task list alone also takes --cursor, the nextCursor of -o json: it goes
            on behind that list, with the same filters and order.

            Bounds are included, and days are days in your time zone: see
            tasktracker help dates.

              tasktracker task list --category Home --due-to eow
              tasktracker bulk move --search invoice --to Finance
              tasktracker export invoices.csv --search invoice
            """;
    private static final String ENVIRONMENT = """
            TASKTRACKER_PROFILE       the profile in force, without --profile
            TASKTRACKER_API_KEY       the API key, without --profile
            TASKTRACKER_ENDPOINT      the base URL of the API with its stage
            TASKTRACKER_REGION        the AWS region
            TASKTRACKER_STACK         the CloudFormation stack
            TASKTRACKER_AWS_PROFILE   the AWS profile that administers the stack
            TASKTRACKER_CA_BUNDLE     PEM file of authorities to trust as well
            TASKTRACKER_NO_AUTOSTART  1: never start the local stack by itself
            CI                        true: the same
            HTTPS_PROXY, HTTP_PROXY   the proxy, unless NO_PROXY names the host
            NO_COLOR                  not empty: no colour
            CLICOLOR, CLICOLOR_FORCE  0: no colour; not empty: also in pipes
            COLUMNS                   the width of tables
            XDG_CONFIG_HOME           where config.toml and credentials.toml are
            XDG_DATA_HOME             where the tasks of the local stack are
            XDG_STATE_HOME            where logs, recent ids and journals are
            """;

    private Topics() {}

    /** A line for each topic. */
    public static String list() {
        return LIST;
    }

    /** The text of a topic. */
    public static Optional<String> find(String name) {
        return switch (name) {
            case "dates" -> Optional.of(DATES);
            case "environment" -> Optional.of(ENVIRONMENT);
            case EXIT_CODES -> Optional.of(exitCodes());
            case "filters" -> Optional.of(FILTERS);
            case "output" -> Optional.of(OUTPUT);
            default -> Optional.empty();
        };
    }

    private static String exitCodes() {
        StringBuilder text = new StringBuilder();
        for (ExitCode code : ExitCode.values()) {
            String number = Integer.toString(code.number());
            text.append(" ".repeat(3 - number.length())).append(number).append("  ");
            int column = 5;
            for (String word : code.meaning().split(" ", -1)) {
                if (column + 1 + word.length() > WIDTH) {
                    text.append("\n     ");
                    column = 5;
                }
                text.append(column > 5 ? " " : "").append(word);
                column += word.length() + (column > 5 ? 1 : 0);
            }
            text.append('\n');
        }
        return text.toString();
    }
}
