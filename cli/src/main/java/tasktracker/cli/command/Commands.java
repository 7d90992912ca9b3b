package tasktracker.cli.command;

import java.util.List;
import tasktracker.cli.command.api.ApiCommands;
import tasktracker.cli.command.bulk.BulkCommands;
import tasktracker.cli.command.category.CategoryCommands;
import tasktracker.cli.command.deploy.DeployCommands;
import tasktracker.cli.command.doctor.DoctorCommands;
import tasktracker.cli.command.key.KeyCommands;
import tasktracker.cli.command.load.LoadCommands;
import tasktracker.cli.command.local.LocalCommands;
import tasktracker.cli.command.profile.ProfileCommands;
import tasktracker.cli.command.seed.SeedCommands;
import tasktracker.cli.command.shell.ShellCommands;
import tasktracker.cli.command.stack.StackCommands;
import tasktracker.cli.command.task.TaskCommands;
import tasktracker.cli.command.transfer.TransferCommands;

/**
 * All commands, in the order of the help. To add one, add its line here, or to the list of its noun; nothing of it is
 * loaded before its name is typed.
 */
public final class Commands {
    private Commands() {}

    /** The program itself. */
    public static Entry.Group root() {
        return new Entry.Group(CommandTree.NAME, "Manage tasks from the terminal, on your own API.", () -> List.of(
                new Entry.Group("task", "Add, list, change and delete tasks.", TaskCommands::entries),
                new Entry.Group("category", "Add, list, change and delete categories.", CategoryCommands::entries),
                new Entry.Group("bulk", "Complete, reopen, delete or move many tasks.", BulkCommands::entries),
                BulkCommands.undo(),
                TransferCommands.importing(),
                TransferCommands.exporting(),
                TransferCommands.copying(),
                SeedCommands.seed(),
                LoadCommands.loadTest(),
                DeployCommands.deploy(),
                new Entry.Group("stack", "Watch, read and delete what was deployed.", StackCommands::entries),
                new Entry.Group("keys", "Issue, rotate and revoke API keys.", KeyCommands::entries),
                new Entry.Group("profile", "Choose and describe the APIs to work with.", ProfileCommands::entries),
                new Entry.Group("local", "Run the API on this machine, without AWS.", LocalCommands::entries),
                ApiCommands.api(),
                DoctorCommands.doctor(),
                ShellCommands.shell(),
                ShellCommands.completion(),
                ShellCommands.help(),
                ShellCommands.complete()));
    }
}
