package tasktracker.cli.aws.stack;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsResponse;
import tasktracker.cli.aws.AwsClients;
import tasktracker.cli.aws.AwsFailures;

/**
 * The events of a stack as they come. CloudFormation gives them page by page, the newest first, and not always in
 * order, so each is known by its id.
 */
public final class StackEvents {
    private final CloudFormationClient client;
    private final String stackId;
    private final Set<String> told = new HashSet<>();
    private Instant from = Instant.MIN;

    /** The events of a stack, all of them new. */
    public StackEvents(AwsClients clients, String stackId) {
        this.client = clients.cloudFormation();
        this.stackId = stackId;
    }

    /** From now on only what is newer than what there is. */
    public void skipPast() {
        for (StackEvent event : page(null).events()) {
            told.add(event.id());
            if (event.at().isAfter(from)) {
                from = event.at();
            }
        }
    }

    /** The newest events, the oldest of them first. */
    public List<StackEvent> newest(int limit) {
        List<StackEvent> newest = new ArrayList<>();
        Page page = page(null);
        while (true) {
            newest.addAll(page.events());
            if (page.next() == null || newest.size() >= limit) {
                break;
            }
            page = page(page.next());
        }
        newest.forEach(event -> told.add(event.id()));
        if (!newest.isEmpty()) {
            from = newest.getFirst().at();
        }
        List<StackEvent> shown = new ArrayList<>(newest.subList(0, Math.min(limit, newest.size())));
        Collections.reverse(shown);
        return shown;
    }

    /** What has come since the last look, the oldest first. */
    public List<StackEvent> fresh() {
        List<StackEvent> fresh = new ArrayList<>();
        for (Page page = page(null); page != null; page = page.next() == null ? null : page(page.next())) {
            List<StackEvent> unseen = page.events().stream()
                    .filter(event -> !event.at().isBefore(from) && told.add(event.id()))
                    .toList();
            fresh.addAll(unseen);
            if (unseen.isEmpty()) {
                break;
            }
        }
        Collections.reverse(fresh);
        return fresh;
    }

    private record Page(List<StackEvent> events, String next) {}

    private Page page(String token) {
        DescribeStackEventsResponse said = AwsFailures.told("cloudformation:DescribeStackEvents",
                () -> client.describeStackEvents(request -> request.stackName(stackId).nextToken(token)));
        List<StackEvent> events = said.stackEvents().stream()
                .map(event -> new StackEvent(event.eventId(), event.timestamp(), event.stackId(),
                        event.logicalResourceId(), event.physicalResourceId(), event.resourceType(),
                        event.resourceStatusAsString(), event.resourceStatusReason()))
                .toList();
        return new Page(events, said.nextToken() == null || said.nextToken().isEmpty() ? null : said.nextToken());
    }
}
