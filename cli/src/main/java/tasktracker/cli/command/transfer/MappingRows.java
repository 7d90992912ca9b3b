package tasktracker.cli.command.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.output.Column;
import tasktracker.cli.output.Columns;
import tasktracker.cli.output.Out;
import tasktracker.cli.output.Printer;
import tasktracker.cli.transfer.Field;
import tasktracker.cli.transfer.ImportFile;
import tasktracker.cli.transfer.Source;

/**
 * One line of {@code --show-mapping}.
 *
 * @param column null when the field has the same value in every row
 * @param field null when the column is not imported
 * @param value of a field that has the same in every row, else null
 */
record MappingRows(String file, String column, String field, String value) {
    private static final Columns<MappingRows> COLUMNS = Columns.of(row -> row.column() == null ? "" : row.column(),
            List.of(Column.of("file", MappingRows::file), Column.of("column", MappingRows::column),
                    Column.of("field", MappingRows::field), Column.of("value", MappingRows::value)),
            "column", "field", "value");

    static void print(OutputOptions output, Out out, List<ImportFile> files) {
        Printer<MappingRows> printer = output.printer(out, COLUMNS);
        for (ImportFile file : files) {
            printer.rows(of(file));
        }
        printer.finish(null);
    }

    private static List<MappingRows> of(ImportFile file) {
        List<MappingRows> rows = new ArrayList<>();
        List<String> names = file.mapping().header().names().subList(0, file.mapping().width());
        for (int i = 0; i < names.size(); i++) {
            List<String> fields = new ArrayList<>();
            for (Map.Entry<Field, Source> source : file.mapping().sources().entrySet()) {
                if (source.getValue().columns().contains(i)) {
                    fields.add(source.getKey().wire());
                }
            }
            rows.add(new MappingRows(file.name(), names.get(i), fields.isEmpty() ? null : String.join(",", fields),
                    null));
        }
        file.mapping().constants().forEach((field, value) -> rows.add(new MappingRows(file.name(), null, field.wire(),
                value)));
        return rows;
    }
}
