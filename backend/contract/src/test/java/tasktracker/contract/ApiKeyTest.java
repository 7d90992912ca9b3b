package tasktracker.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tasktracker.contract.ApiKey.Scope;

class ApiKeyTest {
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_ \u00e9";

    @Test
    void saysWhoItsUserIs() {
        ApiKey key = ApiKey.generate("home", Scope.READ_ONLY, new Random(1));
        assertTrue(key.value().startsWith("tt1r04home"), key.value());
        assertEquals(3 + 1 + 2 + 4 + 43 + 6, key.value().length());
        assertEquals(Optional.of(key), ApiKey.parse(key.value()));
    }

    @Test
    void fitsWhatApiGatewayAccepts() {
        String longest = "a".repeat(Limits.USER_ID);
        String value = ApiKey.generate(longest, Scope.READ_WRITE, new Random(2)).value();
        assertTrue(value.length() <= 128 && value.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c)));
        assertEquals(longest, ApiKey.parse(value).orElseThrow().userId());
    }

    @Test
    void oneWrongCharacterAnywhereIsFound() {
        Random random = new Random(3);
        for (int run = 0; run < 20; run++) {
            String value = ApiKey.generate("user" + run, run % 2 == 0 ? Scope.READ_ONLY : Scope.READ_WRITE, random)
                    .value();
            for (int i = 0; i < value.length(); i++) {
                char other = LETTERS.charAt(random.nextInt(LETTERS.length()));
                if (other != value.charAt(i)) {
                    assertEquals(Optional.empty(),
                            ApiKey.parse(value.substring(0, i) + other + value.substring(i + 1)), "position " + i);
                }
                assertEquals(Optional.empty(), ApiKey.parse(value.substring(0, i)), "length " + i);
            }
            assertEquals(Optional.empty(), ApiKey.parse(value + "0"));
            assertEquals(Optional.empty(), ApiKey.parse(" " + value));
        }
    }

    @Test
    void neverShowsItself() {
        ApiKey key = ApiKey.generate("home", Scope.READ_WRITE, new Random(4));
        assertFalse(key.toString().contains(key.value().substring(10)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "Home", "a b", "ü", "aaaaaaaaaabbbbbbbbbbccccccccccddd", "a-b" })
    void refusesUserIdsThatDoNotFit(String userId) {
        assertThrows(IllegalArgumentException.class,
                () -> ApiKey.generate(userId, Scope.READ_WRITE, new Random(5)));
    }
}
