package tasktracker.cli.aws.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tasktracker.cli.error.CliException;

final class SamConfigTest {
    @Test
    void the_projects_own_file_is_read() {
        SamConfig config = SamConfig.read(Path.of("../samconfig.toml"));
        assertEquals(List.of("dev", "staging", "prod"), config.names());
        assertEquals(new SamConfig.Environment("dev", "tasktracker-dev", null,
                Map.of("Environment", "dev", "LogLevel", "DEBUG", "LogRetentionDays", "7")),
                config.find("dev").orElseThrow());
        assertEquals("prod", config.ofStack("tasktracker-prod").orElseThrow().name());
        assertEquals("true", config.find("prod").orElseThrow().parameters().get("EnableWaf"));
    }

    @Test
    void overrides_may_be_one_string_and_values_may_be_quoted() {
        SamConfig config = SamConfig.of("""
                version = 0.1
                [default.global.parameters]
                stack_name = "not an environment"
                [x.deploy.parameters]
                stack_name = "s"   # a comment
                region = "eu-west-1"
                confirm_changeset = true
                parameter_overrides = "A=1 B=\\"2\\" nonsense"
                """);
        assertEquals(new SamConfig.Environment("x", "s", "eu-west-1", Map.of("A", "1", "B", "2")),
                config.find("x").orElseThrow());
        assertEquals(List.of("x"), config.names());
    }

    @Test
    void what_is_not_understood_is_named_by_its_line() {
        CliException thrown = assertThrows(CliException.Usage.class,
                () -> SamConfig.of("[x.deploy.parameters]\nparameter_overrides = [\n\"A=1\"]\n"));
        assertEquals("samconfig.toml line 2 is not understood: NAME = VALUE in one line was expected",
                thrown.failure().message());
    }

    @Test
    void a_missing_file_is_named() {
        assertEquals("/nowhere/samconfig.toml cannot be read", assertThrows(CliException.Local.class,
                () -> SamConfig.read(Path.of("/nowhere/samconfig.toml"))).failure().message());
    }
}
