package tasktracker.functions.lambda;

import java.util.Map;
import java.util.Optional;
import tasktracker.contract.Uuid7;
import tasktracker.functions.http.ApiRequest;
import tasktracker.functions.http.ApiResponse;
import tasktracker.functions.http.Idempotency;
import tasktracker.functions.http.JsonBody;
import tasktracker.functions.http.Problem;
import tasktracker.functions.http.Refusal;
import tasktracker.functions.identity.Caller;
import tasktracker.functions.store.Deadline;
import tasktracker.functions.store.WriteToken;

/** A request whose caller is known and may do what it asks for. */
record Call(ApiRequest request, Caller caller, Deadline deadline, String correlationId) {
    String userId() {
        return caller.userId();
    }

    /**
     * The id in the path.
     *
     * @throws Refusal with 404 when nothing can have that id
     */
    String id() {
        String id = request.pathParameter("id");
        if (!Uuid7.isValid(id)) {
            throw new Refusal(Problems.notFound());
        }
        return id;
    }

    /** See {@link JsonBody#object}. */
    Map<String, Object> body() {
        return JsonBody.object(request);
    }

    /** See {@link Idempotency}; the path's id is part of the route. */
    Optional<WriteToken> token() {
        return Idempotency.token(request, userId(), request + " " + request.pathParameter("id"));
    }

    /** See {@link Idempotency}. */
    Optional<WriteToken> token(int index, Map<String, Object> item) {
        return Idempotency.token(request, userId(), request.toString(), index, item);
    }

    /** The answer that tells a problem. */
    ApiResponse answer(Problem problem) {
        return problem.toResponse(correlationId);
    }
}
