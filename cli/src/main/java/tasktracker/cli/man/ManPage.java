package tasktracker.cli.man;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import tasktracker.cli.Version;
import tasktracker.cli.command.CommandTree;
import tasktracker.cli.command.shell.Topics;
import tasktracker.cli.error.ExitCode;

/** The manual page of one command. */
final class ManPage {
    private final CommandLine line;
    private final CommandSpec command;

    ManPage(CommandLine line) {
        this.line = line;
        this.command = line.getCommandSpec();
    }

    /** Such as {@code tasktracker-task-list}. */
    String name() {
        return command.qualifiedName("-");
    }

    String text() {
        Roff page = new Roff().title(name(), CommandTree.NAME + " " + Version.NUMBER);
        String[] description = command.usageMessage().description();
        page.section("NAME").text(name() + " - " + firstSmall(CommandTree.plain(description[0])));
        page.section("SYNOPSIS").text(synopsis());
        page.section("DESCRIPTION");
        for (String paragraph : description) {
            page.paragraph(CommandTree.plain(paragraph));
        }
        if (command.aliases().length > 0) {
            page.paragraph("Also called " + String.join(", ", command.aliases()) + ".");
        }
        commands(page);
        arguments(page);
        options(page, "OPTIONS", false);
        options(page, "OPTIONS OF EVERY COMMAND", true);
        exitCodes(page);
        examples(page);
        if (isRoot()) {
            topics(page);
        }
        page.section("SEE ALSO").text(String.join(", ", others()));
        return page.page();
    }

    private boolean isRoot() {
        return command.parent() == null;
    }

    private String synopsis() {
        StringBuilder text = new StringBuilder(command.qualifiedName());
        text.append(" [OPTIONS]");
        for (PositionalParamSpec argument : command.positionalParameters()) {
            boolean needed = argument.arity().min() > 0;
            text.append(needed ? " " : " [").append(argument.paramLabel())
                    .append(argument.isMultiValue() ? "..." : "").append(needed ? "" : "]");
        }
        return text.append(children().isEmpty() ? "" : " COMMAND").toString();
    }

    private void commands(Roff page) {
        if (!children().isEmpty()) {
            page.section("COMMANDS");
            for (CommandSpec child : children()) {
                page.term(child.name(), "", CommandTree.plain(child.usageMessage().description()[0]));
            }
        }
    }

    private void arguments(Roff page) {
        if (!command.positionalParameters().isEmpty()) {
            page.section("ARGUMENTS");
            for (PositionalParamSpec argument : command.positionalParameters()) {
                page.term("", argument.paramLabel(), CommandTree.plain(String.join(" ", argument.description())));
            }
        }
    }

    /** The root's own options are its version; those of every command are written on every page. */
    private void options(Roff page, String title, boolean everywhere) {
        List<OptionSpec> options = new ArrayList<>();
        for (OptionSpec option : command.options()) {
            if (!option.hidden() && (option.inherited() || option.root() != null) == everywhere) {
                options.add(option);
            }
        }
        if (!options.isEmpty()) {
            page.section(title);
        }
        for (OptionSpec option : options) {
            boolean flag = option.arity().max() == 0;
            page.term(String.join(", ", option.names()) + (flag ? "" : "="), flag ? "" : option.paramLabel(),
                    CommandTree.plain(String.join(" ", option.description())));
        }
    }

    private void exitCodes(Roff page) {
        page.section("EXIT STATUS");
        if (isRoot()) {
            for (ExitCode code : ExitCode.values()) {
                page.term(Integer.toString(code.number()), "", code.meaning());
            }
            return;
        }
        command.usageMessage().exitCodeList()
                .forEach((code, meaning) -> page.term(code.strip(), "", CommandTree.plain(meaning)));
        page.paragraph("All codes are in tasktracker(1).");
    }

    private void examples(Roff page) {
        String[] footer = command.usageMessage().footer();
        if (footer.length > 0) {
            page.section("EXAMPLES").verbatim(CommandTree.plain(String.join("\n", footer)));
        }
    }

    private static void topics(Roff page) {
        for (String topic : Topics.NAMES) {
            if (!topic.equals(Topics.EXIT_CODES)) {
                page.section(topic.toUpperCase(Locale.ROOT)).verbatim(Topics.find(topic).orElseThrow());
            }
        }
    }

    private List<String> others() {
        List<String> others = new ArrayList<>();
        if (!isRoot()) {
            others.add(command.parent().qualifiedName("-") + "(1)");
        }
        for (CommandSpec child : children()) {
            others.add(child.qualifiedName("-") + "(1)");
        }
        return others;
    }

    private List<CommandSpec> children() {
        return CommandTree.shown(line).stream().map(CommandLine::getCommandSpec).toList();
    }

    private static String firstSmall(String sentence) {
        String end = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
        return Character.toLowerCase(end.charAt(0)) + end.substring(1);
    }
}
