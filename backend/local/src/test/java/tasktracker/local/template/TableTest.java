package tasktracker.local.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tasktracker.local.template.StackFile.at;
import static tasktracker.local.template.StackFile.list;
import static tasktracker.local.template.StackFile.map;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keys, indexes and projections, which cannot be changed once there is data. */
final class TableTest {
    private static final Set<String> ANSWER = Set.of("title", "description", "completed", "priority", "dueDate",
            "categoryId", "createdAt", "updatedAt", "completedAt", "externalId", "version", "more");
    private static final Set<String> SEARCH = Set.of("t", "d", "p", "c", "dueDate", "more");

    private final StackFile stack = StackFile.transformed();

    @Test
    void theKeysAreThoseOfTheDataModel() {
        assertEquals(List.of("userId", "taskId"), keys(stack.properties("TasksTable")));
        assertEquals(List.of("userId", "categoryId"), keys(stack.properties("CategoriesTable")));
        assertEquals(List.of("pk"), keys(stack.properties("LedgerTable")));
        assertEquals(Set.of("TasksTable", "CategoriesTable", "LedgerTable"), tables());
    }

    @Test
    void theIndexesServeTheirQueriesWithoutASecondRead() {
        assertEquals(Map.of("StatusIndex", List.of("statusKey", "dueKey"), "CategoryIndex",
                List.of("categoryKey", "createdKey"), "PriorityIndex", List.of("priorityKey", "dueKey"),
                "CreatedIndex", List.of("statusKey", "taskId"), "SearchIndex", List.of("statusKey", "taskId")),
                indexes().stream().collect(Collectors.toMap(index -> index.get("IndexName"), TableTest::keys)));
        for (Map<String, Object> index : indexes()) {
            assertEquals("INCLUDE", at(index, "Projection", "ProjectionType"));
            assertEquals(index.get("IndexName").equals("SearchIndex") ? SEARCH : ANSWER, projected(index),
                    index.get("IndexName").toString());
        }
    }

    /** DynamoDB takes 20 named attributes an index and 100 a table; keys are there anyway and must not be named. */
    @Test
    void theProjectionsKeepDynamoDbsLimits() {
        int all = 0;
        Set<String> keys = new TreeSet<>(keys(stack.properties("TasksTable")));
        for (Map<String, Object> index : indexes()) {
            List<Object> named = list(at(index, "Projection", "NonKeyAttributes"));
            assertTrue(named.size() <= 20, index.toString());
            assertEquals(projected(index).size(), named.size(), "an attribute is named twice: " + index);
            assertTrue(projected(index).stream().noneMatch(keys::contains), index.toString());
            assertTrue(projected(index).stream().noneMatch(keys(index)::contains), index.toString());
            all += named.size();
        }
        assertTrue(all <= 100, "named in all: " + all);
    }

    @Test
    void everyKeyIsDeclaredAndNothingElse() {
        for (String table : tables()) {
            Set<String> used = new TreeSet<>(keys(stack.properties(table)));
            if (table.equals("TasksTable")) {
                indexes().forEach(index -> used.addAll(keys(index)));
            }
            Set<String> declared = new TreeSet<>();
            for (Object attribute : list(stack.properties(table).get("AttributeDefinitions"))) {
                assertEquals("S", at(attribute, "AttributeType"));
                declared.add((String) at(attribute, "AttributeName"));
            }
            assertEquals(used, declared, table);
        }
    }

    @Test
    void everyTableOutlivesTheStackAndCanBeRestored() {
        stack.ofType("AWS::DynamoDB::Table").forEach((id, table) -> {
            assertEquals("RetainExceptOnCreate", table.get("DeletionPolicy"), id);
            assertEquals("Retain", table.get("UpdateReplacePolicy"), id);
            Map<String, Object> properties = map(table.get("Properties"));
            assertEquals(List.of("IsProtected", true, false), at(properties, "DeletionProtectionEnabled", "Fn::If"),
                    id);
            assertEquals(Map.of("PointInTimeRecoveryEnabled", true), properties.get("PointInTimeRecoverySpecification"),
                    id);
            // A table that stayed would be in the way of the next stack's if it had a name of our choice.
            assertFalse(properties.containsKey("TableName"), id);
        });
    }

    @Test
    void onlyTheLedgerForgets() {
        assertEquals(Map.of("AttributeName", "expiresAt", "Enabled", true),
                stack.properties("LedgerTable").get("TimeToLiveSpecification"));
        for (String table : List.of("TasksTable", "CategoriesTable")) {
            assertFalse(stack.properties(table).containsKey("TimeToLiveSpecification"), table);
        }
    }

    @Test
    void throughputIsCappedOrFixedForTablesAndIndexesAlike() {
        for (String table : tables()) {
            assertEquals(Map.of("Ref", "TableBilling"), stack.properties(table).get("BillingMode"));
            assertThroughput(table, stack.properties(table));
        }
        indexes().forEach(index -> assertThroughput(index.get("IndexName").toString(), index));
    }

    private static void assertThroughput(String name, Map<String, Object> properties) {
        Map<String, String> none = Map.of("Ref", "AWS::NoValue");
        assertEquals(List.of("IsOnDemand", Map.of("MaxReadRequestUnits", Map.of("Ref", "MaxReadUnits"),
                "MaxWriteRequestUnits", Map.of("Ref", "MaxWriteUnits")), none),
                at(properties, "OnDemandThroughput", "Fn::If"), name);
        assertEquals(List.of("IsOnDemand", none, Map.of("ReadCapacityUnits", Map.of("Ref", "ProvisionedReadUnits"),
                "WriteCapacityUnits", Map.of("Ref", "ProvisionedWriteUnits"))),
                at(properties, "ProvisionedThroughput", "Fn::If"), name);
    }

    private Set<String> tables() {
        return stack.ofType("AWS::DynamoDB::Table").keySet();
    }

    private List<Map<String, Object>> indexes() {
        return list(stack.properties("TasksTable").get("GlobalSecondaryIndexes")).stream().map(StackFile::map).toList();
    }

    private static Set<Object> projected(Map<String, Object> index) {
        return Set.copyOf(new TreeSet<>(list(at(index, "Projection", "NonKeyAttributes"))));
    }

    /** The partition key, then the sort key. */
    private static List<String> keys(Map<String, Object> tableOrIndex) {
        List<Object> schema = list(tableOrIndex.get("KeySchema"));
        List<String> types = List.of("HASH", "RANGE");
        for (int i = 0; i < schema.size(); i++) {
            assertEquals(types.get(i), at(schema.get(i), "KeyType"));
        }
        return schema.stream().map(key -> (String) at(key, "AttributeName")).toList();
    }
}
