package tasktracker.functions.dynamo;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tasktracker.contract.Category;
import tasktracker.contract.Json;
import tasktracker.contract.Task;
import tasktracker.functions.loopback.LoopbackServer;

/**
 * What DynamoDB would answer had it one task and one category, whoever asks, and did it keep nothing: enough for every
 * function to succeed over the real client.
 */
public final class RehearsalDynamo {
    private static final String NOTHING = "{}";
    private static final String CAPACITY = "\"ConsumedCapacity\":{\"TableName\":\"tasks\",\"CapacityUnits\":0.5}";
    private static final String EMPTY_PAGE = "{\"Items\":[],\"Count\":0,\"ScannedCount\":0," + CAPACITY + "}";

    private static final String CATEGORY_INDEX = TaskIndex.CATEGORY.indexName().orElseThrow();

    private final String found;
    private final String changed;
    private final String page;

    /** The answers about that task and that category; their ids are the same. */
    public RehearsalDynamo(String userId, Task task, Category category) {
        Map<String, AttributeValue> item = new HashMap<>(Items.item(userId, category));
        item.putAll(Items.item(userId, task));
        this.found = wrapped("{\"Item\":", item, "}");
        Map<String, AttributeValue> after = new HashMap<>(item);
        // As if marked long ago: who deletes the category need not wait for the indexes.
        Items.number(after, Items.DELETING, 1);
        this.changed = wrapped("{\"Attributes\":", after, "}");
        this.page = wrapped("{\"Items\":[", item, "],\"Count\":1,\"ScannedCount\":1," + CAPACITY + "}");
    }

    /** One answer in the form of DynamoDB's JSON 1.0. */
    public LoopbackServer.Given answer(LoopbackServer.Asked asked) {
        String target = asked.headers().getOrDefault("x-amz-target", "");
        String answer = switch (target.substring(target.indexOf('.') + 1)) {
            // In the ledger nothing is known, and no category has tasks, so that everything can be made and removed.
            case "GetItem" -> asked.body().contains('"' + Keys.LEDGER_KEY + '"') ? NOTHING : found;
            case "Query" -> asked.body().contains(CATEGORY_INDEX) ? EMPTY_PAGE : page;
            case "UpdateItem", "DeleteItem" -> changed;
            default -> NOTHING;
        };
        return new LoopbackServer.Given(200, Map.of("Content-Type", "application/x-amz-json-1.0"), answer);
    }

    private static String wrapped(String before, Map<String, AttributeValue> item, String after) {
        byte[] json = Json.bytes(out -> {
            out.writeStartObject();
            for (Map.Entry<String, AttributeValue> attribute : item.entrySet()) {
                AttributeValue value = attribute.getValue();
                out.writeObjectFieldStart(attribute.getKey());
                switch (value.type()) {
                    case S -> out.writeStringField("S", value.s());
                    case N -> out.writeStringField("N", value.n());
                    default -> out.writeBooleanField("BOOL", value.bool());
                }
                out.writeEndObject();
            }
            out.writeEndObject();
        });
        return before + new String(json, StandardCharsets.UTF_8) + after;
    }
}
