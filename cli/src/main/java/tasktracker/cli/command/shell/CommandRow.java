package tasktracker.cli.command.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import tasktracker.cli.command.CommandTree;
import tasktracker.cli.output.Cell;
import tasktracker.cli.output.Column;
import tasktracker.cli.output.Columns;
import tasktracker.cli.output.Style;

/** A command as {@code help --all} shows it. The tree is a list, each command followed by what is below it. */
record CommandRow(CommandSpec command) {
    private static final String INDENT = "  ";

    /** A command and all below it, hidden ones left out. */
    static List<CommandRow> of(CommandLine top) {
        List<CommandRow> rows = new ArrayList<>();
        collect(top, rows);
        return rows;
    }

    static Columns<CommandRow> columns() {
        return Columns.of(CommandRow::path, List.of(
                Column.<CommandRow>of("command", CommandRow::path).shown(CommandRow::indented),
                Column.of("aliases", row -> List.of((Object[]) row.command().aliases())),
                Column.<CommandRow>of("description", CommandRow::description)
                        .shown(row -> Cell.of(row.command().usageMessage().description()[0])).shrinking(),
                Column.of("commands", CommandRow::commands),
                Column.of("arguments", CommandRow::arguments),
                Column.of("options", CommandRow::options),
                Column.of("exitCodes", CommandRow::exitCodes),
                Column.of("examples", row -> new ArrayList<Object>(row.examples()))),
                "command", "description");
    }

    /** The words that lead to it. */
    String path() {
        return command.qualifiedName();
    }

    /** The options of its own; those of every command are the root's. */
    List<OptionSpec> ownOptions() {
        return command.options().stream().filter(option -> !option.hidden())
                .filter(option -> command.parent() == null || !option.inherited()).toList();
    }

    /** The command lines of its help. */
    List<String> examples() {
        List<String> examples = new ArrayList<>();
        for (String line : command.usageMessage().footer()) {
            if (line.startsWith(INDENT)) {
                examples.add(CommandTree.plain(line).strip());
            }
        }
        return examples;
    }

    /** What its exit codes say, where that is more than the topic says. */
    List<Object> exitCodes() {
        List<Object> codes = new ArrayList<>();
        command.usageMessage().exitCodeList().forEach((code, meaning) -> {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("code", Integer.valueOf(code.strip()));
            fields.put("meaning", meaning);
            codes.add(fields);
        });
        return codes;
    }

    private static void collect(CommandLine command, List<CommandRow> rows) {
        rows.add(new CommandRow(command.getCommandSpec()));
        for (CommandLine child : CommandTree.shown(command)) {
            collect(child, rows);
        }
    }

    private String description() {
        return CommandTree.plain(String.join(" ", command.usageMessage().description()));
    }

    private Cell indented() {
        String path = path();
        int depth = path.length() - path.replace(" ", "").length();
        return new Cell(INDENT.repeat(depth) + command.name(), depth == 0 ? Style.BOLD : Style.PLAIN);
    }

    private List<Object> commands() {
        List<Object> names = new ArrayList<>();
        CommandTree.shown(command.commandLine()).forEach(child -> names.add(child.getCommandName()));
        return names;
    }

    private List<Object> arguments() {
        List<Object> arguments = new ArrayList<>();
        for (PositionalParamSpec argument : command.positionalParameters()) {
            arguments.add(ArgRow.of(argument));
        }
        return arguments;
    }

    private List<Object> options() {
        List<Object> options = new ArrayList<>();
        for (OptionSpec option : ownOptions()) {
            options.add(ArgRow.of(option));
        }
        return options;
    }
}
