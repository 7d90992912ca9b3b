package tasktracker.cli.output;

import java.util.function.UnaryOperator;

/** The values of {@code --color}. */
public enum ColourMode {
    AUTO, ALWAYS, NEVER;

    /**
     * Whether one stream takes colour. In {@link #AUTO}, in this order: {@code NO_COLOR} that is not empty says no
     * (no-color.org), {@code CLICOLOR_FORCE} other than 0 says yes and {@code CLICOLOR=0} no
     * (bixense.com/clicolors), else a terminal that is not {@code TERM=dumb} takes it.
     */
    boolean applies(Tty.Kind kind, UnaryOperator<String> environment) {
        return switch (this) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> automatic(kind, environment);
        };
    }

    private static boolean automatic(Tty.Kind kind, UnaryOperator<String> environment) {
        String refused = environment.apply("NO_COLOR");
        if (refused != null && !refused.isEmpty()) {
            return false;
        }
        String forced = environment.apply("CLICOLOR_FORCE");
        if (forced != null && !forced.isEmpty() && !forced.equals("0")) {
            return true;
        }
        String term = environment.apply("TERM");
        return kind == Tty.Kind.TERMINAL && term != null && !term.equals("dumb")
                && !"0".equals(environment.apply("CLICOLOR"));
    }
}
