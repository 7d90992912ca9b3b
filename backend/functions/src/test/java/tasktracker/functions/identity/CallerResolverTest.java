package tasktracker.functions.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tasktracker.contract.ApiKey;
import tasktracker.contract.ApiKey.Scope;
import tasktracker.functions.http.ApiRequest;

final class CallerResolverTest {
    private static final String WRITE = ApiKey.generate("anna", Scope.READ_WRITE, new Random(1)).value();
    private static final String READ = ApiKey.generate("anna", Scope.READ_ONLY, new Random(1)).value();
    private static final Map<String, String> LOCAL = Map.of("AWS_SAM_LOCAL", "true", "TASKTRACKER_LOCAL_USER", "me");

    @Test
    void aKeyNamesItsUser() throws IOException {
        assertEquals(caller("anna", Scope.READ_WRITE),
                resolve(Map.of(), "\"identity\":{\"apiKey\":\"" + WRITE + "\"}"));
        assertEquals(caller("anna", Scope.READ_ONLY), resolve(Map.of(), "\"identity\":{\"apiKey\":\"" + READ + "\"}"));
    }

    @Test
    void whoeverCannotBeNamedIsNobody() throws IOException {
        for (String context : new String[]{ "", "\"identity\":null", "\"identity\":{}",
            "\"identity\":{\"apiKey\":null}", "\"identity\":{\"apiKey\":\"\"}", "\"identity\":{\"apiKey\":\"k\"}",
            "\"authorizer\":{}", "\"authorizer\":{\"principalId\":\"anna\"}" }) {
            assertEquals(Optional.empty(), resolve(Map.of(), context), context);
        }
    }

    @Test
    void anAuthorizerDecidesBeforeTheKey() throws IOException {
        String key = "\"identity\":{\"apiKey\":\"" + WRITE + "\"},";

        assertEquals(caller("bert", Scope.READ_ONLY), resolve(Map.of(), key + "\"authorizer\":{\"userId\":\"bert\"}"));
        assertEquals(caller("bert", Scope.READ_ONLY),
                resolve(Map.of(), key + "\"authorizer\":{\"userId\":\"bert\",\"scope\":\"r\"}"));
        assertEquals(caller("bert", Scope.READ_WRITE),
                resolve(Map.of(), key + "\"authorizer\":{\"userId\":\"bert\",\"scope\":\"w\"}"));
        for (String odd : new String[]{ "Bert", "", "a#b", "a".repeat(33) }) {
            assertEquals(Optional.empty(), resolve(Map.of(), key + "\"authorizer\":{\"userId\":\"" + odd + "\"}"), odd);
        }
    }

    @Test
    void underSamLocalARequestWithoutIdentityIsTheLocalUsers() throws IOException {
        assertEquals(caller("me", Scope.READ_WRITE), resolve(LOCAL, "\"identity\":{\"apiKey\":null}"));
        assertEquals(caller("anna", Scope.READ_ONLY), resolve(LOCAL, "\"identity\":{\"apiKey\":\"" + READ + "\"}"));
        assertEquals(Optional.empty(), resolve(LOCAL, "\"identity\":{\"apiKey\":\"k\"}"));
    }

    @Test
    void withoutSamLocalThereIsNoLocalUser() throws IOException {
        for (Map<String, String> environment : List.of(Map.of("TASKTRACKER_LOCAL_USER", "me"),
                Map.of("AWS_SAM_LOCAL", "false", "TASKTRACKER_LOCAL_USER", "me"), Map.of("AWS_SAM_LOCAL", "true"),
                Map.of("AWS_SAM_LOCAL", "true", "TASKTRACKER_LOCAL_USER", "Me!"))) {
            assertEquals(Optional.empty(), resolve(environment, ""), environment::toString);
        }
    }

    @Test
    void aCallerHasAUserId() {
        assertThrows(IllegalArgumentException.class, () -> new Caller("", Scope.READ_ONLY));
    }

    private static Optional<Caller> caller(String user, Scope scope) {
        return Optional.of(new Caller(user, scope));
    }

    private static Optional<Caller> resolve(Map<String, String> environment, String context) throws IOException {
        String event = "{\"headers\":{\"x-api-key\":\"" + WRITE + "\"},\"requestContext\":{" + context + "}}";
        return CallerResolver.of(environment)
                .resolve(ApiRequest.read(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8))));
    }
}
