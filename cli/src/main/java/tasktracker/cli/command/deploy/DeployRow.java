package tasktracker.cli.command.deploy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tasktracker.cli.aws.stack.DeployResult;
import tasktracker.cli.output.Cell;
import tasktracker.cli.output.Column;
import tasktracker.cli.output.Columns;

/**
 * What {@code deploy} prints at its end.
 *
 * @param profile the profile that stands for the stack, null while there is none
 * @param keyId of the key that was issued now, or null
 */
record DeployRow(DeployResult result, String stack, String profile, String keyId, List<String> warnings) {
    static Columns<DeployRow> columns() {
        return Columns.of(DeployRow::stack, List.of(
                Column.of("result", row -> row.result().kind().name().toLowerCase(Locale.ROOT)),
                Column.of("stack", DeployRow::stack),
                Column.of("status", row -> row.result().stack() == null ? null : row.result().stack().status()),
                Column.of("account", row -> row.result().account().id()),
                Column.of("region", row -> row.result().account().region()),
                Column.of("profile", DeployRow::profile),
                Column.of("keyId", DeployRow::keyId),
                Column.of("endpoint", row -> row.outputs().get("ApiUrl")),
                Column.of("changeSet", row -> row.result().changeSet()),
                Column.<DeployRow>of("outputs", DeployRow::outputs).shown(row -> lines(row.outputs())),
                Column.<DeployRow>of("changes", DeployRow::changes)
                        .shown(row -> Cell.of(row.changes().isEmpty() ? "none" : row.changes().size() + "")),
                Column.<DeployRow>of("warnings", DeployRow::warnings)
                        .shown(row -> Cell.of(row.warnings().isEmpty() ? "none" : row.warnings().size() + ""))),
                "result", "stack", "region", "profile", "endpoint");
    }

    private Map<String, String> outputs() {
        return result.stack() == null ? Map.of() : result.stack().outputs();
    }

    private List<Map<String, Object>> changes() {
        return result.changes().stream().map(change -> {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("effect", change.effect().name().toLowerCase(Locale.ROOT));
            fields.put("resource", change.logicalId());
            fields.put("type", change.type());
            return fields;
        }).toList();
    }

    private static Cell lines(Map<String, String> outputs) {
        StringBuilder text = new StringBuilder();
        outputs.forEach((name, value) -> text.append(text.isEmpty() ? "" : "\n").append(name).append(" ")
                .append(value));
        return Cell.of(text.toString());
    }
}
