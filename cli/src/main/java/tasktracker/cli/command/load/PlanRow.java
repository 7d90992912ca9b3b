package tasktracker.cli.command.load;

import java.util.List;
import tasktracker.cli.client.Target;
import tasktracker.cli.load.Plan;
import tasktracker.cli.output.Column;
import tasktracker.cli.output.Columns;

/**
 * What a dry run would send.
 *
 * @param requests null when clients that wait decide on it
 */
record PlanRow(String target, String model, Long requests, double seconds, String mix) {
    static PlanRow of(Plan plan, Target target) {
        return new PlanRow(target.endpoint().toString(), plan.isOpen() ? "open" : "closed",
                plan.isOpen() ? (Long) plan.requests() : null, plan.whole().toMillis() / 1e3, plan.mix().toString());
    }

    static Columns<PlanRow> columns() {
        return Columns.of(_ -> "", List.of(Column.of("target", PlanRow::target), Column.of("model", PlanRow::model),
                Column.of("requests", PlanRow::requests), Column.of("seconds", PlanRow::seconds),
                Column.of("mix", PlanRow::mix)), "target", "model", "requests", "seconds", "mix");
    }
}
