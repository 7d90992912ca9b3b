package tasktracker.functions.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ApiRequestTest {
    @Test
    void everythingThatIsUsedIsRead() throws IOException {
        ApiRequest request = read("""
                {"resource":"/tasks/{id}","path":"/base/tasks/7","httpMethod":"PUT",
                 "headers":{"If-Match":"last","X-One":"1"},
                 "multiValueHeaders":{"If-Match":["first","last"],"Accept":["*/*"]},
                 "queryStringParameters":{"a":"2","b":""},
                 "multiValueQueryStringParameters":{"a":["1","2"],"b":[""]},
                 "pathParameters":{"id":"7"},"stageVariables":{"logLevel":"DEBUG"},
                 "requestContext":{"path":"/prod/tasks/7","stage":"prod","accountId":"1","requestId":"g-1",
                   "identity":{"apiKey":"secret","accessKey":null,"userAgent":"x"},
                   "authorizer":{"userId":"anna","principalId":"p","number":7,"claims":{"a":"b"},"nothing":null}},
                 "body":"{}","isBase64Encoded":true}
                """);

        assertEquals("PUT /tasks/{id}", request.toString());
        assertEquals("/prod/tasks/7", request.publicPath());
        assertEquals(List.of("first", "last"), request.headers("if-match"));
        assertEquals(Optional.of("first, last"), request.header("IF-MATCH"));
        assertEquals(Optional.of("1"), request.header("x-one"));
        assertEquals(Optional.empty(), request.header("x-two"));
        assertEquals(Map.of("a", List.of("1", "2"), "b", List.of("")), request.query());
        assertEquals("7", request.pathParameter("id"));
        assertEquals("", request.pathParameter("other"));
        assertEquals(Optional.of("DEBUG"), request.stageVariable("logLevel"));
        assertEquals(Optional.of("secret"), request.apiKey());
        assertEquals("g-1", request.gatewayRequestId());
        assertEquals(Optional.of("anna"), request.authorizer("userId"));
        assertEquals(Optional.of("7"), request.authorizer("number"));
        assertEquals(Optional.empty(), request.authorizer("claims"));
        assertEquals(Optional.empty(), request.authorizer("nothing"));
        assertEquals(Optional.of("{}"), request.body());
        assertTrue(request.isBase64());
    }

    @Test
    void anEmptyEventHasNothing() throws IOException {
        ApiRequest request = read("{}");

        assertEquals(" ", request.toString());
        assertEquals(Optional.empty(), request.apiKey());
        assertEquals(Optional.empty(), request.body());
        assertEquals(Map.of(), request.query());
    }

    @Test
    void valuesOfAnotherKindAreLeftOut() throws IOException {
        ApiRequest request = read("""
                {"headers":[1],"multiValueHeaders":{"a":"x","b":[null,{"c":1},"y"],"d":[],"e":null},
                 "pathParameters":"x","requestContext":[],"stageVariables":{"a":[1,2]},"body":{"a":1},
                 "httpMethod":null,"queryStringParameters":7,"multiValueQueryStringParameters":[]}
                """);

        assertEquals(List.of("x"), request.headers("a"));
        assertEquals(List.of("y"), request.headers("b"));
        assertEquals(List.of(), request.headers("d"));
        assertEquals(List.of(), request.headers("e"));
        assertEquals(Optional.empty(), request.body());
        assertEquals(Optional.empty(), request.stageVariable("a"));
    }

    @Test
    void theOrderOfTheFieldsDoesNotMatter() throws IOException {
        ApiRequest request = read("""
                {"multiValueHeaders":{"A":["1","2"]},"headers":{"a":"2","b":"3"},
                 "requestContext":{"path":"/dev/x"},"path":"/x"}
                """);

        assertEquals(List.of("1", "2"), request.headers("a"));
        assertEquals(List.of("3"), request.headers("b"));
        assertEquals("/dev/x", request.publicPath());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "[]", "null", "{", "{\"body\":\"", "7" })
    void whatIsNoEventIsAFault(String event) {
        assertThrows(IOException.class, () -> read(event));
    }

    private static ApiRequest read(String json) throws IOException {
        return ApiRequest.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}
