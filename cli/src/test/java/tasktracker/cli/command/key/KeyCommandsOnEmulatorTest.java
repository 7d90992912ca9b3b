package tasktracker.cli.command.key;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.ApiStage;
import tasktracker.cli.Cli;
import tasktracker.cli.aws.AwsClients;
import tasktracker.cli.aws.AwsEmulator;
import tasktracker.cli.aws.AwsTarget;

/** On what plays AWS: no data plane there, so a fake API says that new keys work. */
@Tag("external")
final class KeyCommandsOnEmulatorTest extends KeyCommandsCase {
    private static final String STACK = "tasktracker-test";

    private AwsEmulator emulator;

    @BeforeAll
    void startEmulator() throws IOException, InterruptedException {
        emulator = AwsEmulator.start();
        Map<String, String> environment = Map.of("AWS_ENDPOINT_URL", emulator.endpoint().toString(),
                "AWS_ACCESS_KEY_ID", "test", "AWS_SECRET_ACCESS_KEY", "test", "AWS_REGION", "eu-central-1");
        try (AwsClients clients = new AwsClients(new AwsTarget(null, null, null, environment::get))) {
            ApiGatewayClient gateway = clients.apiGateway();
            gateway.createUsagePlan(plan -> plan.name(STACK)
                    .apiStages(ApiStage.builder().apiId("abc123").stage("v1").build())
                    .throttle(limits -> limits.rateLimit(1000.0).burstLimit(2000)));
        }
    }

    @AfterAll
    void stopEmulator() {
        if (emulator != null) {
            emulator.close();
        }
    }

    @Override
    Cli connected(Path userHome) throws IOException {
        Path config = userHome.resolve(".config/tasktracker/config.toml");
        Files.createDirectories(config.getParent());
        Files.write(config, """
                current = "aws"

                [profile.aws]
                endpoint = "https://abc123.execute-api.eu-central-1.amazonaws.com/v1"
                region = "eu-central-1"
                stack = "tasktracker-test"
                """.getBytes(StandardCharsets.UTF_8));
        return new Cli(userHome).env("AWS_ENDPOINT_URL", emulator.endpoint().toString())
                .env("AWS_ACCESS_KEY_ID", "test").env("AWS_SECRET_ACCESS_KEY", "test");
    }

    @Override
    String stackName() {
        return STACK;
    }
}
