package tasktracker.local.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tasktracker.local.template.StackFile.at;
import static tasktracker.local.template.StackFile.list;
import static tasktracker.local.template.StackFile.map;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The template as it is written: what the transform hides or mends must be right before it. */
final class SourceTest {
    private final StackFile source = StackFile.source();
    private final Map<String, Object> api = source.properties("Api");

    @Test
    void samsDefaultsThatWouldHurtAreOverridden() {
        assertEquals("3.0.1", api.get("OpenApiVersion"), "else SAM makes a second stage");
        assertEquals(true, at(api, "Auth", "ApiKeyRequired"));
        assertEquals(false, at(api, "Auth", "AddApiKeyRequiredToCorsPreflight"), "else browsers cannot call the API");
        assertEquals("NONE", at(api, "Auth", "UsagePlan", "CreateUsagePlan"), "else SAM makes an API key");
        assertFalse(map(at(source.root(), "Globals")).containsKey("Api"), "cfn-lint does not see Cors there");
    }

    /** SAM lower-cases the names of models, and a reference must match. */
    @Test
    void modelNamesAreLowerCase() {
        map(api.get("Models")).keySet()
                .forEach(name -> assertTrue(name.chars().allMatch(Character::isLowerCase), name));
    }

    @Test
    void everyFunctionHasOneRouteOfThisApi() {
        Map<String, Map<String, Object>> functions = new TreeMap<>(source.ofType("AWS::Serverless::Function"));
        assertFalse(map(functions.remove("ExpireKeys").get("Properties")).containsKey("Events"), "a schedule calls it");
        functions.forEach((id, function) -> {
            Map<String, Object> events = map(at(function, "Properties", "Events"));
            assertEquals(Set.of("Route"), events.keySet(), id);
            assertEquals("Api", at(events, "Route", "Type"), id);
            assertEquals(Map.of("Ref", "Api"), at(events, "Route", "Properties", "RestApiId"), id);
            assertFalse(map(at(events, "Route", "Properties")).containsKey("Auth"), id);
        });
    }

    /** CloudFormation takes no anchors, 1 MB from S3, 500 resources and 200 parameters. */
    @Test
    void theFileIsWhatCloudFormationTakes() throws IOException {
        String text = Files.readString(StackFile.repository().resolve("template.yaml"));
        assertTrue(text.lines().noneMatch(line -> line.matches(".*[:-] [&*][A-Za-z].*")), "an anchor or alias");
        assertTrue(text.length() < 1_000_000);
        assertTrue(StackFile.transformed().resources().size() <= 500);
        assertTrue(map(source.root().get("Parameters")).size() <= 200);
    }

    @Test
    void everyParameterSaysWhatItIsForAndHasADefault() {
        map(source.root().get("Parameters")).forEach((name, parameter) -> {
            assertFalse(((String) at(parameter, "Description")).isBlank(), name);
            assertTrue(map(parameter).containsKey("Default"), name);
        });
    }

    @Test
    void theOutputsAreThoseThatTheToolReads() {
        assertEquals(Set.of("ApiUrl", "ApiId", "StageName", "UsagePlanId", "TasksTableName", "CategoriesTableName",
                "LedgerTableName", "CursorSecretArn", "AccessLogGroup"), map(source.root().get("Outputs")).keySet());
    }

    /** A secret is made by Secrets Manager and never written down. */
    @Test
    void theSigningSecretIsGenerated() {
        Map<String, Object> secret = source.properties("CursorSecret");
        assertFalse(secret.containsKey("SecretString"));
        assertEquals(64, at(secret, "GenerateSecretString", "PasswordLength"));
    }

    @Test
    void eachEnvironmentSetsParametersThatExistToValuesTheyTake() throws IOException {
        List<String> overrides = new ArrayList<>();
        Set<String> environments = new TreeSet<>();
        for (String line : Files.readAllLines(StackFile.repository().resolve("samconfig.toml"))) {
            if (line.startsWith("[")) {
                environments.add(line.substring(1, line.indexOf('.')));
            } else if (line.startsWith("parameter_overrides")) {
                list(StackFile.parse(line.substring(line.indexOf('[')))).forEach(one -> overrides.add((String) one));
            }
        }
        assertEquals(Set.of("dev", "staging", "prod"), environments);
        for (String override : overrides) {
            String name = override.substring(0, override.indexOf('='));
            String value = override.substring(name.length() + 1);
            Map<String, Object> parameter = map(at(source.root(), "Parameters", name));
            assertTrue(!parameter.containsKey("AllowedValues")
                    || list(parameter.get("AllowedValues")).stream()
                            .anyMatch(allowed -> allowed.toString().equals(value)),
                    override);
        }
        environments.forEach(environment -> assertTrue(overrides.contains("Environment=" + environment), environment));
    }
}
