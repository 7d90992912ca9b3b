package tasktracker.cli.aws.stack;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import tasktracker.cli.aws.AwsClients;
import tasktracker.cli.aws.AwsFailures;

/** The logs of a stack: the gateway's access log and those of the functions, read as one. */
public final class StackLogs {
    private static final String SUFFIX = "Logs";
    private static final String ACCESS = "AccessLogs";

    private final CloudWatchLogsClient logs;
    /** Source by log group. */
    private final Map<String, String> groups = new TreeMap<>();

    /**
     * The logs of a stack.
     *
     * @param name of the stack
     */
    public StackLogs(AwsClients clients, String name) {
        this.logs = clients.logs();
        Stacks stacks = new Stacks(clients);
        for (Stacks.Resource resource : stacks.resources(stacks.require(name).id())) {
            if (resource.type().equals("AWS::Logs::LogGroup") && !resource.physicalId().isEmpty()) {
                String id = resource.logicalId();
                groups.put(resource.physicalId(), id.equals(ACCESS) ? LogLine.GATEWAY
                        : id.endsWith(SUFFIX) ? id.substring(0, id.length() - SUFFIX.length()) : id);
            }
        }
    }

    /** Where lines come from. */
    public Set<String> sources() {
        return new TreeSet<>(groups.values());
    }

    /**
     * All lines since then, by time.
     *
     * @param source only of this one, or null
     * @param term only those with this text in them, or null
     */
    public List<LogLine> since(Instant from, String source, String term) {
        List<LogLine> lines = new ArrayList<>();
        groups.forEach((group, each) -> {
            if (source == null || source.equals(each)) {
                lines.addAll(read(group, each, from, term));
            }
        });
        lines.sort(Comparator.comparing(LogLine::at));
        return lines;
    }

    /**
     * All lines about one request: the gateway's, then the function's. The id is the one that the answer had; the
     * gateway knows it only where it answered itself, so its line is found through the call of the function.
     */
    public List<LogLine> ofRequest(Instant from, String correlationId) {
        Map<String, LogLine> found = new LinkedHashMap<>();
        Set<String> calls = new TreeSet<>();
        for (LogLine line : since(from, null, correlationId)) {
            found.put(line.id(), line);
            for (String field : List.of("function_request_id", "integrationRequestId")) {
                String call = line.fields().get(field);
                if (call != null && call.length() > 1) {
                    calls.add(call);
                }
            }
        }
        for (String call : calls) {
            since(from, null, call).forEach(line -> found.put(line.id(), line));
        }
        List<LogLine> lines = new ArrayList<>(found.values());
        lines.sort(Comparator.comparing(LogLine::at)
                .thenComparingInt(line -> line.source().equals(LogLine.GATEWAY) ? 0 : 1));
        return lines;
    }

    private List<LogLine> read(String group, String source, Instant from, String term) {
        return AwsFailures.told("logs:FilterLogEvents", () -> {
            List<LogLine> lines = new ArrayList<>();
            try {
                logs.filterLogEventsPaginator(request -> request.logGroupName(group)
                        .startTime(from.toEpochMilli())
                        .filterPattern(term == null ? null : "\"" + term.replace("\"", "") + "\""))
                        .events()
                        .forEach(event -> lines.add(
                                LogLine.of(event.eventId(), event.timestamp(), source, event.message())));
            } catch (ResourceNotFoundException _) {
                // the group was deleted by hand; the others can still be read
            }
            return lines;
        });
    }
}
