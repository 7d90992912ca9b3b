package tasktracker.cli.aws.fake;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** CloudFormation: stacks whose operations go on, event by event, whenever somebody looks. */
public final class FakeStacks {
    private static final int PAGE = 2;
    private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");

    private final Map<String, Stack> stacks = new LinkedHashMap<>();
    private final Deque<Plan> plans = new ArrayDeque<>();
    private final Map<String, String> changeSets = new LinkedHashMap<>();
    private List<String> changes = List.of("Add New AWS::DynamoDB::Table TasksTable");
    private String changeSetFault;
    private int ids;

    /** A stack. */
    public static final class Stack {
        public String status;
        public String reason;
        public boolean isProtected;
        public final Map<String, String> parameters = new LinkedHashMap<>();
        public final Map<String, String> outputs = new LinkedHashMap<>();
        public final List<String> resources = new ArrayList<>();
        final String name;
        final String id;
        final List<String> events = new ArrayList<>();
        private Plan running;

        Stack(String name, int number, String status) {
            this.name = name;
            this.id = "arn:aws:cloudformation:eu-central-1:123456789012:stack/" + name + "/" + number;
            this.status = status;
        }
    }

    /** What an operation does: events as {@code STATUS Type LogicalId reason}, then the status at the end. */
    private record Plan(Deque<String> events, String end) {}

    /** The next operation goes like this. */
    public void next(String end, String... events) {
        plans.add(new Plan(new ArrayDeque<>(List.of(events)), end));
    }

    /** What the next change sets have: {@code Action Replacement Type LogicalId}; none for one without changes. */
    public void changes(String... lines) {
        changes = List.of(lines);
    }

    /** Change sets cannot be computed, for that reason. */
    public void changeSetsFail(String reason) {
        changeSetFault = reason;
    }

    public Stack add(String name, String status) {
        Stack stack = new Stack(name, ++ids, status);
        stack.outputs.put("ApiUrl", "https://api" + ids + ".execute-api.eu-central-1.amazonaws.com/v1");
        stack.outputs.put("UsagePlanId", "plan1");
        stack.outputs.put("CursorSecretArn", "arn:secret");
        stack.resources.add("AWS::DynamoDB::Table TasksTable tasks-1");
        stacks.put(name, stack);
        return stack;
    }

    public Stack get(String name) {
        return stacks.get(name);
    }

    /** Somebody else begins an operation. */
    public void start(Stack stack, String kind) {
        begin(stack, kind);
    }

    Answer answer(Call call) {
        Map<String, String> form = call.form();
        String action = form.get("Action");
        Stack stack = find(form.getOrDefault("StackName", form.getOrDefault("ChangeSetName", "")));
        return switch (action) {
            case "DescribeStacks" -> stack == null
                    ? Answer.xmlError(400, "ValidationError", "Stack with id x does not exist")
                    : result(action, "<Stacks><member>" + described(stack) + "</member></Stacks>");
            case "CreateChangeSet" -> create(form, stack);
            case "DescribeChangeSet" -> describe(form);
            case "DescribeStackEvents" -> events(stack, form.get("NextToken"));
            case "ListStackResources" -> resources(stack, form.get("NextToken"));
            case "ExecuteChangeSet" -> {
                Stack executed = find(changeSets.get(form.get("ChangeSetName")));
                begin(executed, executed.status.equals("REVIEW_IN_PROGRESS") ? "CREATE" : "UPDATE");
                yield result(action, "");
            }
            case "DeleteStack" -> {
                begin(stack, "DELETE");
                yield result(action, "");
            }
            case "ContinueUpdateRollback" -> {
                begin(stack, "UPDATE_ROLLBACK");
                yield result(action, "");
            }
            case "UpdateTerminationProtection" -> {
                stack.isProtected = "true".equals(form.get("EnableTerminationProtection"));
                yield result(action, "<StackId>" + stack.id + "</StackId>");
            }
            default -> result(action, "");
        };
    }

    private Stack find(String nameOrId) {
        Stack byName = stacks.get(nameOrId);
        return byName != null && !byName.status.equals("DELETE_COMPLETE") ? byName
                : stacks.values().stream().filter(stack -> stack.id.equals(nameOrId)).findFirst()
                        .orElseGet(() -> changeSets.containsKey(nameOrId) ? find(changeSets.get(nameOrId)) : null);
    }

    private Answer create(Map<String, String> form, Stack known) {
        String name = form.get("StackName");
        Stack stack = known == null ? add(name, "REVIEW_IN_PROGRESS") : known;
        boolean isNew = stack.status.equals("REVIEW_IN_PROGRESS");
        if (isNew != "CREATE".equals(form.get("ChangeSetType"))) {
            return Answer.xmlError(400, "ValidationError", "wrong type of change set");
        }
        for (int at = 1; form.containsKey("Parameters.member." + at + ".ParameterKey"); at++) {
            String value = form.get("Parameters.member." + at + ".ParameterValue");
            if (value != null) {
                stack.parameters.put(form.get("Parameters.member." + at + ".ParameterKey"), value);
            }
        }
        String id = "arn:aws:cloudformation:eu-central-1:123456789012:changeSet/" + form.get("ChangeSetName");
        changeSets.put(id, name);
        return result("CreateChangeSet", "<Id>" + id + "</Id><StackId>" + stack.id + "</StackId>");
    }

    private Answer describe(Map<String, String> form) {
        Stack stack = find(changeSets.get(form.get("ChangeSetName")));
        int from = form.containsKey("NextToken") ? Integer.parseInt(form.get("NextToken")) : 0;
        StringBuilder xml = new StringBuilder("<StackId>" + stack.id + "</StackId>");
        if (changes.isEmpty() || changeSetFault != null) {
            return result("DescribeChangeSet", xml + "<Status>FAILED</Status><StatusReason>"
                    + (changeSetFault != null ? changeSetFault
                            : "The submitted information didn't contain changes. Submit different information.")
                    + "</StatusReason>");
        }
        xml.append("<Status>CREATE_COMPLETE</Status><Changes>");
        for (String line : changes.subList(from, Math.min(from + PAGE, changes.size()))) {
            String[] words = line.split(" ", -1);
            xml.append("<member><Type>Resource</Type><ResourceChange><Action>").append(words[0]).append("</Action>")
                    .append(words[1].equals("New") ? "" : "<Replacement>" + words[1] + "</Replacement>")
                    .append("<ResourceType>").append(words[2]).append("</ResourceType><LogicalResourceId>")
                    .append(words[3]).append("</LogicalResourceId></ResourceChange></member>");
        }
        xml.append("</Changes>");
        if (from + PAGE < changes.size()) {
            xml.append("<NextToken>").append(from + PAGE).append("</NextToken>");
        }
        return result("DescribeChangeSet", xml.toString());
    }

    private void begin(Stack stack, String kind) {
        stack.running = plans.isEmpty() ? new Plan(new ArrayDeque<>(), kind + "_COMPLETE") : plans.poll();
        stack.status = kind + "_IN_PROGRESS";
        event(stack, stack.status + " AWS::CloudFormation::Stack " + stack.name + " User Initiated");
    }

    /** Somebody looks, so one more thing has happened. */
    private void goOn(Stack stack) {
        if (stack.running != null) {
            String next = stack.running.events().poll();
            if (next != null) {
                event(stack, next);
            } else {
                stack.status = stack.running.end();
                event(stack, stack.status + " AWS::CloudFormation::Stack " + stack.name);
                stack.running = null;
            }
        }
    }

    private void event(Stack stack, String line) {
        String[] words = line.split(" ", 4);
        boolean own = words[1].equals("AWS::CloudFormation::Stack");
        int number = stack.events.size() + 1;
        stack.events.addFirst("<member><EventId>" + stack.id + number + "</EventId><StackId>" + stack.id
                + "</StackId><StackName>" + stack.name + "</StackName><LogicalResourceId>" + words[2]
                + "</LogicalResourceId><PhysicalResourceId>" + (own ? stack.id : "") + "</PhysicalResourceId>"
                + "<ResourceType>" + words[1] + "</ResourceType><Timestamp>" + START.plusSeconds(number)
                + "</Timestamp><ResourceStatus>" + words[0] + "</ResourceStatus>"
                + (words.length > 3 ? "<ResourceStatusReason>" + words[3] + "</ResourceStatusReason>" : "")
                + "</member>");
    }

    private Answer events(Stack stack, String token) {
        if (token == null) {
            goOn(stack);
        }
        int from = token == null ? 0 : Integer.parseInt(token);
        int to = Math.min(from + PAGE, stack.events.size());
        return result("DescribeStackEvents", "<StackEvents>" + String.join("", stack.events.subList(from, to))
                + "</StackEvents>" + (to < stack.events.size() ? "<NextToken>" + to + "</NextToken>" : ""));
    }

    private Answer resources(Stack stack, String token) {
        int from = token == null ? 0 : Integer.parseInt(token);
        int to = Math.min(from + PAGE, stack.resources.size());
        StringBuilder xml = new StringBuilder("<StackResourceSummaries>");
        for (String line : stack.resources.subList(from, to)) {
            String[] words = line.split(" ", -1);
            xml.append("<member><ResourceType>").append(words[0]).append("</ResourceType><LogicalResourceId>")
                    .append(words[1]).append("</LogicalResourceId><PhysicalResourceId>").append(words[2])
                    .append("</PhysicalResourceId><ResourceStatus>")
                    .append(words.length > 3 ? words[3] : "CREATE_COMPLETE").append("</ResourceStatus></member>");
        }
        return result("ListStackResources", xml + "</StackResourceSummaries>"
                + (to < stack.resources.size() ? "<NextToken>" + to + "</NextToken>" : ""));
    }

    private static String described(Stack stack) {
        StringBuilder xml = new StringBuilder("<StackId>" + stack.id + "</StackId><StackName>" + stack.name
                + "</StackName><CreationTime>" + START + "</CreationTime><StackStatus>" + stack.status
                + "</StackStatus>" + (stack.reason == null ? ""
                        : "<StackStatusReason>" + stack.reason + "</StackStatusReason>")
                + "<EnableTerminationProtection>" + stack.isProtected + "</EnableTerminationProtection><Parameters>");
        stack.parameters.forEach((name, value) -> xml.append("<member><ParameterKey>").append(name)
                .append("</ParameterKey><ParameterValue>").append(value).append("</ParameterValue></member>"));
        xml.append("</Parameters><Outputs>");
        stack.outputs.forEach((name, value) -> xml.append("<member><OutputKey>").append(name)
                .append("</OutputKey><OutputValue>").append(value).append("</OutputValue></member>"));
        return xml.append("</Outputs>").toString();
    }

    private static Answer result(String action, String content) {
        return Answer.xml("<" + action + "Response><" + action + "Result>" + content + "</" + action + "Result></"
                + action + "Response>");
    }
}
