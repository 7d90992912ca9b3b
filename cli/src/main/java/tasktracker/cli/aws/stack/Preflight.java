package tasktracker.cli.aws.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.apigateway.model.GetAccountResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeLimitsResponse;
import software.amazon.awssdk.services.lambda.model.GetAccountSettingsResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import tasktracker.cli.aws.AwsClients;
import tasktracker.cli.aws.AwsFailures;
import tasktracker.cli.error.CliException;

/** Looks at the account before anything is made in it, so that a deployment does not fail for what was known. */
final class Preflight {
    /** Fewer functions at a time than this, and a few users are turned away. New accounts begin with 10. */
    private static final int FEW_FUNCTIONS = 100;
    private static final double CODE_NEARLY_FULL = 0.9;

    private final AwsClients clients;
    private final List<Finding> findings = new ArrayList<>();

    Preflight(AwsClients clients) {
        this.clients = clients;
    }

    /**
     * Who is asking.
     *
     * @throws CliException.Denied if AWS does not take the credentials
     */
    Account account() {
        GetCallerIdentityResponse caller = AwsFailures.told("sts:GetCallerIdentity",
                () -> clients.sts().getCallerIdentity());
        return new Account(caller.account(), caller.arn(), clients.region());
    }

    /** Whether API Gateway may write logs in this account and region; without that a stage with logs is refused. */
    boolean gatewayMayLog() {
        GetAccountResponse account = AwsFailures.told("apigateway:GET", () -> clients.apiGateway().getAccount());
        if (account.throttleSettings() != null) {
            gatewayRate = account.throttleSettings().rateLimit();
        }
        return account.cloudwatchRoleArn() != null && !account.cloudwatchRoleArn().isEmpty();
    }

    private Double gatewayRate;

    /**
     * What is short in the account.
     *
     * @param parameters what the stack will have
     */
    List<Finding> findings(Map<String, String> parameters) {
        gateway(parameters);
        read("lambda:GetAccountSettings", () -> clients.lambda().getAccountSettings()).ifPresent(this::functions);
        if ("PAY_PER_REQUEST".equals(parameters.get("TableBilling"))) {
            read("dynamodb:DescribeLimits", () -> clients.dynamoDb().describeLimits())
                    .ifPresent(limits -> tables(limits, parameters));
        }
        return List.copyOf(findings);
    }

    private void gateway(Map<String, String> parameters) {
        double wanted = number(parameters.get("StageRateLimit"));
        if (gatewayRate != null && gatewayRate < wanted) {
            findings.add(new Finding("API Gateway allows this account " + gatewayRate.longValue()
                    + " requests a second, fewer than the " + (long) wanted + " of the stage",
                    "ask AWS to raise the quota \"Throttle rate\" of API Gateway, or add --parameter StageRateLimit="
                            + gatewayRate.longValue()));
        }
    }

    private void functions(GetAccountSettingsResponse settings) {
        if (settings.accountLimit() == null) {
            return;
        }
        Integer atATime = settings.accountLimit().concurrentExecutions();
        if (atATime != null && atATime < FEW_FUNCTIONS) {
            findings.add(new Finding("Lambda runs only " + atATime + " functions of this account at a time; what is"
                    + " more is answered with 503",
                    "ask AWS to raise the quota \"Concurrent executions\" of Lambda"));
        }
        Long room = settings.accountLimit().totalCodeSize();
        Long used = settings.accountUsage() == null ? null : settings.accountUsage().totalCodeSize();
        if (room != null && used != null && used > room * CODE_NEARLY_FULL) {
            findings.add(new Finding("the account's room for code is nearly used up: " + used / 1_000_000 + " of "
                    + room / 1_000_000 + " MB", "delete old versions of functions"));
        }
    }

    private void tables(DescribeLimitsResponse limits, Map<String, String> parameters) {
        table(limits.tableMaxReadCapacityUnits(), parameters, "MaxReadUnits", "read");
        table(limits.tableMaxWriteCapacityUnits(), parameters, "MaxWriteUnits", "write");
    }

    private void table(Long limit, Map<String, String> parameters, String parameter, String kind) {
        if (limit != null && limit < number(parameters.get(parameter))) {
            findings.add(new Finding("DynamoDB allows a table of this account " + limit + " " + kind
                    + " units, fewer than " + parameter, "add --parameter " + parameter + "=" + limit));
        }
    }

    /** Who may not look, or cannot, can still deploy. */
    private <T> Optional<T> read(String action, Supplier<T> call) {
        try {
            return Optional.of(AwsFailures.told(action, call));
        } catch (CliException.Denied | CliException.Server | CliException.Unavailable e) {
            findings.add(new Finding("the account's limits could not be read: " + e.getMessage(), null));
            return Optional.empty();
        }
    }

    private static double number(String text) {
        try {
            return text == null ? 0 : Double.parseDouble(text);
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}
