package tasktracker.cli.output;

/** Decoration of text that says the same without it. */
public enum Style {
    PLAIN(""), BOLD("1"), DIM("2"), UNDERLINE("4"), RED("31"), GREEN("32"), YELLOW("33"), CYAN("36");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    /** The text between the ECMA-48 sequences (SGR) that switch this style on and off. */
    String around(String text) {
        return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
