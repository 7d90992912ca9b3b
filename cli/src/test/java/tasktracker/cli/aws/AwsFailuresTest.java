package tasktracker.cli.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;

final class AwsFailuresTest {
    private static final String ACTION = "cloudformation:DescribeStacks";

    @ParameterizedTest
    @CsvSource({
        "ExpiredToken,403,DENIED,AWS_CREDENTIALS_EXPIRED", "ExpiredTokenException,400,DENIED,AWS_CREDENTIALS_EXPIRED",
        "RequestExpired,400,DENIED,AWS_CREDENTIALS_EXPIRED", "InvalidClientTokenId,403,DENIED,AWS_CREDENTIALS_REFUSED",
        "UnrecognizedClientException,400,DENIED,AWS_CREDENTIALS_REFUSED",
        "SignatureDoesNotMatch,403,DENIED,AWS_CREDENTIALS_REFUSED", "AccessDenied,403,DENIED,AWS_ACCESS_DENIED",
        "AccessDeniedException,400,DENIED,AWS_ACCESS_DENIED", "UnauthorizedOperation,403,DENIED,AWS_ACCESS_DENIED",
        "Throttling,400,UNAVAILABLE,AWS_THROTTLED", "TooManyRequestsException,429,UNAVAILABLE,AWS_THROTTLED",
        "InternalFailure,500,UNAVAILABLE,AWS_UNAVAILABLE", "ServiceUnavailable,503,UNAVAILABLE,AWS_UNAVAILABLE",
        "ValidationError,400,FAILURE,AWS_ERROR" })
    void what_a_service_says_becomes_an_exit_code(String code, int status, ExitCode exit, String failure) {
        CliException told = AwsFailures.of(ACTION, service(code, status));
        assertEquals(exit, told.exitCode());
        assertEquals(failure, told.failure().code());
    }

    @Test
    void the_action_that_was_denied_is_named() {
        CliException told = AwsFailures.of(ACTION, service("AccessDenied", 403));
        assertEquals("AWS denies " + ACTION + ": said", told.failure().message());
        assertEquals("ask for the action " + ACTION + "; share/iam in the installation has the policies",
                told.failure().hint());
    }

    @Test
    void an_answer_without_words_is_told_by_its_status() {
        SdkException bare = CloudFormationException.builder().statusCode(404).build();
        assertEquals(ACTION + " failed: HTTP status 404", AwsFailures.of(ACTION, bare).failure().message());
    }

    @Test
    void what_never_reached_a_service_is_told_by_its_reason() {
        assertEquals("NO_AWS_CREDENTIALS", client("Unable to load credentials from any of the providers").failure()
                .code());
        CliException sso = client("The SSO session associated with this profile has expired");
        assertEquals("AWS_CREDENTIALS_EXPIRED", sso.failure().code());
        assertEquals("aws sso login", sso.failure().hint());
        CliException network = AwsFailures.of(ACTION, SdkClientException.create("Unable to execute HTTP request",
                new ConnectException("Connection refused")));
        assertEquals(ExitCode.NETWORK, network.exitCode());
        assertEquals(ACTION + " got no answer: Connection refused", network.failure().message());
        assertEquals(ExitCode.NETWORK, AwsFailures.of(ACTION, ApiCallTimeoutException.create(9)).exitCode());
    }

    @Test
    void a_call_that_succeeds_gives_its_answer_and_one_that_fails_is_told() {
        String answer = "answer";
        assertSame(answer, AwsFailures.told(ACTION, () -> answer));
        assertThrows(CliException.Denied.class, () -> AwsFailures.told(ACTION, () -> {
            throw service("AccessDenied", 403);
        }));
    }

    private static CliException client(String message) {
        return AwsFailures.of(ACTION, SdkClientException.create(message));
    }

    private static SdkException service(String code, int status) {
        return CloudFormationException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage("said").build())
                .build();
    }
}
