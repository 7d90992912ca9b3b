package tasktracker.cli.aws.key;

import java.net.URI;
import java.util.Optional;
import tasktracker.cli.client.Target;
import tasktracker.cli.client.TaskClient;
import tasktracker.cli.client.TaskClients;
import tasktracker.cli.client.TaskQuery;
import tasktracker.cli.error.CliException;
import tasktracker.contract.ApiKey;
import tasktracker.contract.ErrorCode;
import tasktracker.contract.TaskStatus;

/** Tries a key by reading one task. */
public final class ApiProbe implements KeyProbe {
    private final TaskClients clients;
    private final URI endpoint;
    private String problem = "";

    /** A probe of the API at that endpoint. */
    public ApiProbe(TaskClients clients, URI endpoint) {
        this.clients = clients;
        this.endpoint = endpoint;
    }

    @Override
    public boolean works(ApiKey secret) {
        Target target = new Target(endpoint, Optional.of(secret.value()));
        try (TaskClient client = clients.open(target, new TaskClients.Telling(_ -> {}, null, null))) {
            client.tasks(TaskQuery.of(TaskStatus.OPEN), 1, Optional.empty());
            return true;
        } catch (CliException.Denied e) {
            if (e.failure().code().equals(ErrorCode.INVALID_API_KEY.name())) {
                problem = "";
                return false;
            }
            throw e;
        } catch (CliException.Unavailable | CliException.Network | CliException.Server e) {
            // An API that was deployed a moment ago answers like this for a while.
            problem = e.failure().message();
            return false;
        }
    }

    @Override
    public String problem() {
        return problem;
    }
}
