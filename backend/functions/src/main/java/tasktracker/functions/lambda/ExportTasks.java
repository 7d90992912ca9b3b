package tasktracker.functions.lambda;

import java.util.Optional;
import tasktracker.contract.HeaderNames;
import tasktracker.contract.Limits;
import tasktracker.functions.export.ExportService;
import tasktracker.functions.http.ApiResponse;
import tasktracker.functions.http.Cursors;
import tasktracker.functions.http.ListParameters;

/** GET /tasks/export: what GET /tasks lists, as CSV, in as few answers as it fits into. */
public final class ExportTasks extends ApiFunction {
    /** Kept back for what the proxy answer has besides the body: the headers are far smaller. */
    private static final int ENVELOPE_BYTES = 4_096;

    private final ExportService service;
    private final Cursors cursors;

    public ExportTasks() {
        this(Wiring.application());
    }

    public ExportTasks(Application application) {
        super(application, Access.READ);
        this.service = application.export();
        this.cursors = application.cursors();
    }

    @Override
    ApiResponse answer(Call call) {
        ListParameters list = ListParameters.readUnlimited(call.request());
        String query = "export|" + list.fingerprint();
        Optional<String> after = list.cursor().map(cursor -> cursors.verify(call.userId(), query, cursor));
        ExportService.Part part = service.export(call.userId(), list.query(), after,
                Limits.EXPORT_BYTES - ENVELOPE_BYTES, call.deadline());
        ApiResponse answer = ApiResponse.text(200, "text/csv; charset=utf-8", part.csv())
                .header(HeaderNames.CONTENT_DISPOSITION, "attachment; filename=\"tasks.csv\"");
        part.next().ifPresent(
                position -> answer.header(HeaderNames.NEXT_CURSOR, cursors.sign(call.userId(), query, position)));
        return answer;
    }
}
