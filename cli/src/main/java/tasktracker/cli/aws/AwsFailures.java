package tasktracker.cli.aws;

import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import tasktracker.cli.client.TlsTrouble;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/** Says what the SDK throws in the tool's own errors: what happened, and the way out. */
public final class AwsFailures {
    private static final Set<String> EXPIRED = Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired");
    private static final Set<String> UNKNOWN = Set.of("InvalidClientTokenId", "UnrecognizedClientException",
            "InvalidAccessKeyId", "SignatureDoesNotMatch", "IncompleteSignature", "MissingAuthenticationToken");
    private static final Set<String> DENIED = Set.of("AccessDenied", "AccessDeniedException",
            "UnauthorizedOperation", "AuthorizationErrorException");

    private AwsFailures() {}

    /**
     * Makes a call to AWS.
     *
     * @param action the IAM action it needs, such as {@code apigateway:GET}, for whoever is denied it
     * @throws CliException for everything that the SDK throws, {@link #of}
     */
    public static <T> T told(String action, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw of(action, e);
        }
    }

    /** The error for what the SDK has thrown. */
    public static CliException of(String action, SdkException thrown) {
        return switch (thrown) {
            case AwsServiceException service -> ofService(action, service);
            case ApiCallTimeoutException timeout -> network(action, timeout);
            case SdkClientException client -> ofClient(action, client);
            default -> new CliException.Server(Failure.of("AWS_ERROR", action + " failed: " + thrown.getMessage()),
                    thrown);
        };
    }

    private static CliException ofService(String action, AwsServiceException thrown) {
        String code = thrown.awsErrorDetails() == null ? "" : String.valueOf(thrown.awsErrorDetails().errorCode());
        String said = thrown.awsErrorDetails() == null || thrown.awsErrorDetails().errorMessage() == null
                ? "HTTP status " + thrown.statusCode()
                : thrown.awsErrorDetails().errorMessage();
        if (EXPIRED.contains(code)) {
            return new CliException.Denied(Failure.of("AWS_CREDENTIALS_EXPIRED", "the AWS credentials have expired")
                    .hint("aws sso login, or get new credentials"), thrown);
        }
        if (UNKNOWN.contains(code)) {
            return new CliException.Denied(Failure.of("AWS_CREDENTIALS_REFUSED",
                    "AWS does not accept the credentials: " + said)
                    .hint("aws sts get-caller-identity; a region that is not enabled in the account says the same"),
                    thrown);
        }
        if (DENIED.contains(code)) {
            return new CliException.Denied(Failure.of("AWS_ACCESS_DENIED", "AWS denies " + action + ": " + said)
                    .hint("ask for the action " + action + "; share/iam in the installation has the policies"), thrown);
        }
        if (thrown.isThrottlingException()) {
            return new CliException.Unavailable(Failure.of("AWS_THROTTLED", "AWS throttles " + action + ": " + said)
                    .hint("wait a little and run the command again"));
        }
        if (thrown.statusCode() >= 500) {
            return new CliException.Unavailable(Failure.of("AWS_UNAVAILABLE", action + " failed: " + said));
        }
        return new CliException.Server(Failure.of("AWS_ERROR", action + " failed: " + said), thrown);
    }

    private static CliException ofClient(String action, SdkClientException thrown) {
        String said = String.valueOf(thrown.getMessage());
        if (said.contains("SSO") || said.contains("Token is expired") || said.contains("token is expired")) {
            return new CliException.Denied(Failure.of("AWS_CREDENTIALS_EXPIRED",
                    "the sign-in of the AWS profile has expired or is missing").hint("aws sso login"), thrown);
        }
        if (said.contains("credentials")) {
            return new CliException.Denied(Failure.of("NO_AWS_CREDENTIALS", "no AWS credentials were found")
                    .hint("aws configure, or set AWS_PROFILE, or add --aws-profile NAME"), thrown);
        }
        return network(action, thrown);
    }

    private static CliException network(String action, SdkException thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
            if (root instanceof CliException told) {
                return told;
            }
            if (root instanceof SSLException tls) {
                TlsTrouble trouble = TlsTrouble.of(tls);
                return new CliException.Network(Failure.of("TLS_FAILED", action + " got no secure connection: "
                        + trouble.reason()).hint(trouble.hint()), thrown);
            }
        }
        String reason = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return new CliException.Network(Failure.of("AWS_UNREACHABLE", action + " got no answer: " + reason)
                .hint("check --region, AWS_ENDPOINT_URL and the network"), thrown);
    }
}
