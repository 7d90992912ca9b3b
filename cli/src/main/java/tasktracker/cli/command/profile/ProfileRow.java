package tasktracker.cli.command.profile;

import java.util.List;
import tasktracker.cli.config.Profile;
import tasktracker.cli.output.Column;
import tasktracker.cli.output.Columns;

/**
 * A profile in a list.
 *
 * @param current whether it is the one in force
 */
record ProfileRow(Profile profile, boolean current) {
    static Columns<ProfileRow> columns() {
        return Columns.of(row -> row.profile().name(), List.of(
                Column.of("name", row -> row.profile().name()),
                Column.of("current", ProfileRow::current),
                Column.of("endpoint", row -> row.profile().endpoint()),
                Column.of("region", row -> row.profile().region()),
                Column.of("stack", row -> row.profile().stack()),
                Column.of("awsProfile", row -> row.profile().awsProfile()),
                Column.of("protected", row -> row.profile().isProtected())),
                "name", "current", "endpoint", "protected");
    }
}
