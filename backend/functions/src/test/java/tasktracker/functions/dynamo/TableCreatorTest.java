package tasktracker.functions.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class TableCreatorTest {
    private final TableCreator creator = new TableCreator(TestDynamo.client());
    private final String name = "Table-" + UUID.randomUUID();

    @Test
    void createsATableOnceWithItsIndexesAndItsTimeToLive() {
        TableDefinition table = new TableDefinition(name, "pk", Optional.of("sk"),
                List.of(new TableDefinition.Index("Index", "sk", "other", List.of("kept"))), Optional.of("until"));
        creator.createIfMissing(table);
        creator.createIfMissing(table);

        var made = TestDynamo.client().describeTable(describe -> describe.tableName(name)).table();
        assertEquals(2, made.keySchema().size());
        assertEquals(List.of("kept"), made.globalSecondaryIndexes().getFirst().projection().nonKeyAttributes());
        assertEquals("until", TestDynamo.client()
                .describeTimeToLive(describe -> describe.tableName(name))
                .timeToLiveDescription()
                .attributeName());
    }

    @Test
    void leavesATableOfOtherKeysAlone() {
        creator.createIfMissing(new TableDefinition(name, "pk", Optional.empty(), List.of(), Optional.empty()));

        var otherKeys = new TableDefinition(name, "id", Optional.empty(), List.of(), Optional.empty());
        var e = assertThrows(IllegalStateException.class, () -> creator.createIfMissing(otherKeys));
        assertEquals("the table " + name + " exists with other keys: delete it, or choose another endpoint",
                e.getMessage());
        var oneIndexMore = new TableDefinition(name, "pk", Optional.empty(),
                List.of(new TableDefinition.Index("Index", "sk", "other", List.of("kept"))), Optional.empty());
        assertThrows(IllegalStateException.class, () -> creator.createIfMissing(oneIndexMore));
    }
}
