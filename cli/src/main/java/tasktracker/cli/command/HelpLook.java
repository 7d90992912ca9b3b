package tasktracker.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import tasktracker.cli.command.shell.Topics;

/** How help looks: short synopsis, options as they are declared, those of every command at the end. */
final class HelpLook {
    private HelpLook() {}

    /**
     * Sets it for one command.
     *
     * @param line the first sentence; what the command's own annotation says follows
     */
    static void apply(CommandLine command, String line) {
        UsageMessageSpec help = command.getCommandSpec().usageMessage();
        List<String> description = new ArrayList<>();
        description.add(line);
        description.addAll(List.of(help.description()));
        help.description(description.toArray(String[]::new));
        help.abbreviateSynopsis(true);
        help.sortOptions(false);
        help.descriptionHeading("%n");
        help.parameterListHeading("%n");
        help.commandListHeading("%nCommands:%n");
        if (help.footer().length > 0) {
            help.footerHeading("%nExamples:%n");
        }
        if (!help.exitCodeList().isEmpty()) {
            help.exitCodeListHeading("%nExit codes:%n");
        }
        command.setExpandAtFiles(false);
        command.setHelpSectionMap(sections(command.getHelpSectionMap()));
    }

    /** What stands at the end of the root's help; every other command has none. */
    private static String footer(Help help) {
        boolean isRoot = help.commandSpec().parent() == null;
        return help.footer() + (isRoot
                ? String.format("%nTopics, for tasktracker help TOPIC:%n") + Topics.list()
                : "");
    }

    private static Map<String, IHelpSectionRenderer> sections(Map<String, IHelpSectionRenderer> sections) {
        sections.put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpLook::options);
        sections.put(UsageMessageSpec.SECTION_KEY_FOOTER, HelpLook::footer);
        return sections;
    }

    private static String options(Help help) {
        List<OptionSpec> own = new ArrayList<>();
        List<OptionSpec> everywhere = new ArrayList<>();
        for (OptionSpec option : help.commandSpec().options()) {
            if (!option.hidden()) {
                (option.inherited() || option.root() != null ? everywhere : own).add(option);
            }
        }
        return list(help, "%nOptions:%n", own) + list(help, "%nOptions of every command:%n", everywhere);
    }

    private static String list(Help help, String heading, List<OptionSpec> options) {
        return options.isEmpty()
                ? ""
                : String.format(heading) + help.optionListExcludingGroups(options, help.createDefaultLayout(), null,
                        help.createDefaultParamLabelRenderer());
    }
}
