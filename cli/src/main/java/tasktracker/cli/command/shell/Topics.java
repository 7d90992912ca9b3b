package tasktracker.cli.command.shell;

import java.util.List;
import java.util.Optional;
import tasktracker.cli.error.ExitCode;

/** What {@code help} explains beside commands. */
final class Topics {
    static final List<String> NAMES = List.of("dates", "environment", "exit-codes");

    private static final int WIDTH = 80;
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

            Days take a time: "tomorrow 5pm", "fri 17:30", "24 Dec noon". A time alone is the
            next such time. Without a time, the whole day is meant: the task is overdue when
            that day is over.
            """;
    private static final String ENVIRONMENT = """
            TASKTRACKER_PROFILE       the profile in force, unless --profile is given
            TASKTRACKER_API_KEY       the API key, unless --profile is given
            TASKTRACKER_ENDPOINT      the base URL of the API with its stage
            TASKTRACKER_REGION        the AWS region
            TASKTRACKER_STACK         the CloudFormation stack
            TASKTRACKER_AWS_PROFILE   the AWS profile that administers the stack
            TASKTRACKER_CA_BUNDLE     PEM file of authorities to trust as well
            TASKTRACKER_NO_AUTOSTART  1: never start the local stack by itself
            HTTPS_PROXY, HTTP_PROXY   the proxy, unless NO_PROXY names the host
            NO_COLOR                  not empty: no colour
            CLICOLOR_FORCE            not empty: colour in pipes too
            COLUMNS                   the width of tables
            XDG_CONFIG_HOME           where config.toml and credentials.toml are
            XDG_DATA_HOME             where the tasks of the local stack are
            XDG_STATE_HOME            where logs and recent ids are
            """;

    private Topics() {}

    /** The text of a topic. */
    static Optional<String> find(String name) {
        return switch (name) {
            case "dates" -> Optional.of(DATES);
            case "environment" -> Optional.of(ENVIRONMENT);
            case "exit-codes" -> Optional.of(exitCodes());
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
                if (column + word.length() > WIDTH) {
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
