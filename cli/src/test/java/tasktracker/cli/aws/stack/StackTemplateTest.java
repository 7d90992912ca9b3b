package tasktracker.cli.aws.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tasktracker.cli.error.CliException;

final class StackTemplateTest {
    private static final Path OURS = Path.of("../template.yaml");

    @Test
    void the_projects_template_has_a_default_for_every_parameter() {
        StackTemplate template = StackTemplate.read(OURS);
        assertTrue(template.parameters().keySet().containsAll(List.of("Environment", "AlarmEmail", "AlarmTopicArn",
                "ManageApiGatewayAccount", "StageRateLimit", "TableBilling", "MaxReadUnits", "MaxWriteUnits")));
        template.parameters().forEach((name, usual) -> assertTrue(usual != null, name));
        assertEquals("dev", template.parameters().get("Environment"));
    }

    @Test
    void the_projects_tables_and_indexes_are_found() {
        StackTemplate template = StackTemplate.read(OURS);
        assertEquals(Set.of("TasksTable", "CategoriesTable", "LedgerTable"), template.indexes().keySet());
        assertEquals(Set.of("StatusIndex", "CategoryIndex", "CreatedIndex", "PriorityIndex", "SearchIndex"),
                template.indexes().get("TasksTable").keySet());
        assertEquals(Set.of(), template.indexes().get("LedgerTable").keySet());
    }

    @Test
    void only_the_address_of_the_code_is_changed() throws IOException {
        List<String> before = Files.readAllLines(OURS);
        List<String> after = StackTemplate.read(OURS).withCodeAt("s3://b/k").lines().toList();
        List<String> changed = new ArrayList<>();
        for (int at = 0; at < before.size(); at++) {
            if (!before.get(at).equals(after.get(at))) {
                changed.add(before.get(at) + " -> " + after.get(at));
            }
        }
        assertEquals(before.size(), after.size());
        assertEquals(List.of("    CodeUri: backend/functions/target/functions.jar ->     CodeUri: s3://b/k"), changed);
    }

    @Test
    void short_forms_are_read_as_their_long_ones() {
        StackTemplate template = StackTemplate.of("""
                Resources:
                  T:
                    Type: AWS::DynamoDB::Table
                    Properties:
                      GlobalSecondaryIndexes:
                        - IndexName: !Sub "${AWS::StackName}-i"
                        - IndexName: plain
                          Projection: !If [C, !Ref A, {B: !GetAtt X.Arn}]
                Parameters: {P: {Type: String}, Q: {Type: String, Default: ""}}
                """);
        assertEquals("{plain={IndexName=plain, Projection={Fn::If=[C, {Ref=A}, {B={Fn::GetAtt=X.Arn}}]}},"
                + " {Fn::Sub=${AWS::StackName}-i}={IndexName={Fn::Sub=${AWS::StackName}-i}}}",
                template.indexes().get("T").toString());
        assertEquals("{P=null, Q=}", template.parameters().toString());
    }

    @Test
    void what_is_no_template_is_refused() {
        assertThrows(CliException.Usage.class, () -> StackTemplate.of("- a list"));
        assertThrows(CliException.Usage.class, () -> StackTemplate.of("a: &x 1\nb: *x\n"));
        assertThrows(CliException.Usage.class, () -> StackTemplate.of("a: [1"));
        assertThrows(CliException.Local.class, () -> StackTemplate.read(Path.of("/nowhere/template.yaml")));
    }
}
