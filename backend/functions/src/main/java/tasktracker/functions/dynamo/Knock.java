package tasktracker.functions.dynamo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Sends an unsigned GET of "/" to the host that a call is for, instead of the call, and has it that the call found
 * nothing. The connection stays open for whoever shares the client.
 */
final class Knock implements SdkHttpClient {
    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.US_ASCII);

    private final SdkHttpClient client;

    Knock(SdkHttpClient client) {
        this.client = client;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest call) {
        SdkHttpRequest to = call.httpRequest();
        ExecutableHttpRequest knock = client.prepareRequest(HttpExecuteRequest.builder()
                .request(SdkHttpRequest.builder().method(SdkHttpMethod.GET).protocol(to.protocol()).host(to.host())
                        .port(to.port()).encodedPath("/").build())
                .build());
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                HttpExecuteResponse answer = knock.call();
                if (answer.responseBody().isPresent()) {
                    // Only a connection whose answer was read to its end is used again.
                    try (InputStream body = answer.responseBody().get()) {
                        body.transferTo(OutputStream.nullOutputStream());
                    }
                }
                return HttpExecuteResponse.builder().response(SdkHttpResponse.builder().statusCode(200).build())
                        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(NOTHING))).build();
            }

            @Override
            public void abort() {
                knock.abort();
            }
        };
    }

    @Override
    public void close() {
        client.close();
    }
}
