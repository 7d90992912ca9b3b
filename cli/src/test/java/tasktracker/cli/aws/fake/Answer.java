package tasktracker.cli.aws.fake;

import java.nio.charset.StandardCharsets;

/** What a fake service answers. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Answer(int status, String type, byte[] body) {
    static Answer xml(String body) {
        return new Answer(200, "text/xml", body.getBytes(StandardCharsets.UTF_8));
    }

    static Answer json(String body) {
        return new Answer(200, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    static Answer empty(int status) {
        return new Answer(status, "application/xml", new byte[0]);
    }

    /** An error as CloudFormation and STS word it. */
    static Answer xmlError(int status, String code, String message) {
        return new Answer(status, "text/xml", ("<ErrorResponse><Error><Type>Sender</Type><Code>" + code
                + "</Code><Message>" + message + "</Message></Error><RequestId>r</RequestId></ErrorResponse>")
                .getBytes(StandardCharsets.UTF_8));
    }

    /** An error as S3 words it. */
    static Answer s3Error(int status, String code, String message) {
        return new Answer(status, "application/xml",
                ("<Error><Code>" + code + "</Code><Message>" + message + "</Message></Error>")
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** An error as the services with JSON word it. */
    static Answer jsonError(int status, String code, String message) {
        return new Answer(status, "application/json",
                ("{\"__type\":\"" + code + "\",\"code\":\"" + code + "\",\"message\":\"" + message + "\"}")
                        .getBytes(StandardCharsets.UTF_8));
    }
}
