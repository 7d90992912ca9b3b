package tasktracker.functions.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tasktracker.contract.ErrorCode;

final class CursorsTest {
    private static final String POSITION = "1#2026-12-01T09:30:00.000Z#0199aaaa-0000-7000-8000-000000000000";
    private final byte[] old = key(1);
    private final byte[] current = key(2);
    private final Cursors cursors = new Cursors(CursorKeys.of(current));

    @Test
    void aCursorGivesItsPositionBack() {
        String cursor = cursors.sign("anna", "q", POSITION);

        assertEquals(POSITION, cursors.verify("anna", "q", cursor));
        assertEquals(cursor, cursors.sign("anna", "q", POSITION));
        assertTrue(cursor.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_')),
                cursor);
    }

    @Test
    void aCursorHoldsThePositionAndNothingElseThatCanBeRead() {
        byte[] token = Base64.getUrlDecoder().decode(cursors.sign("anna", "query", POSITION));

        assertEquals(1 + 32 + POSITION.length(), token.length);
        assertEquals(POSITION, new String(token, 33, POSITION.length(), StandardCharsets.UTF_8));
    }

    @Test
    void aCursorAlteredInAnyByteIsRefused() {
        byte[] token = Base64.getUrlDecoder().decode(cursors.sign("anna", "q", POSITION));
        for (int i = 0; i < token.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] altered = token.clone();
                altered[i] ^= (byte) (1 << bit);
                refuses("anna", "q", Base64.getUrlEncoder().withoutPadding().encodeToString(altered));
            }
        }
    }

    @Test
    void aCursorAlteredInAnyCharacterIsRefused() {
        String cursor = cursors.sign("anna", "q", POSITION);
        for (int i = 0; i < cursor.length(); i++) {
            for (char c : "AQgw09_-=+/ %\u00e4".toCharArray()) {
                String altered = cursor.substring(0, i) + c + cursor.substring(i + 1);
                if (!altered.equals(cursor)) {
                    refuses("anna", "q", altered);
                }
            }
            refuses("anna", "q", cursor.substring(0, i));
        }
        refuses("anna", "q", cursor + "A");
        refuses("anna", "q", cursor + "=");
        refuses("anna", "q", cursor + "\n");
        refuses("anna", "q", "A".repeat(100_000));
    }

    @Test
    void randomBytesAreRefused() {
        Random random = new Random(11);
        for (int i = 0; i < 1_000; i++) {
            byte[] token = new byte[random.nextInt(120)];
            random.nextBytes(token);
            if (token.length > 0 && i % 2 == 0) {
                token[0] = 1;
            }
            refuses("anna", "q", Base64.getUrlEncoder().withoutPadding().encodeToString(token));
        }
    }

    @Test
    void aCursorIsBoundToItsUserAndItsQuery() {
        String cursor = cursors.sign("anna", "query", POSITION);

        refuses("bert", "query", cursor);
        refuses("anna", "quer", cursor);
        // The parts are kept apart: what moves from one to the next is not the same.
        refuses("annaq", "uery", cursor);
        refuses("ann", "aquery", cursor);
    }

    @Test
    void theKeyBeforeIsStillAccepted() {
        String cursor = new Cursors(CursorKeys.of(old)).sign("anna", "q", POSITION);

        refuses("anna", "q", cursor);
        Cursors rotated = new Cursors(CursorKeys.of(current, old));
        assertEquals(POSITION, rotated.verify("anna", "q", cursor));
        assertEquals(cursors.sign("anna", "q", POSITION), rotated.sign("anna", "q", POSITION));
    }

    @Test
    void keysAreReadAfreshWhenNoneFits() {
        CursorKeys keys = new CursorKeys() {
            @Override
            public List<byte[]> keys() {
                return List.of(old);
            }

            @Override
            public List<byte[]> reload() {
                return List.of(current, old);
            }
        };

        assertEquals(POSITION, new Cursors(keys).verify("anna", "q", cursors.sign("anna", "q", POSITION)));
    }

    private void refuses(String user, String query, String cursor) {
        Refusal refusal = assertThrows(Refusal.class, () -> cursors.verify(user, query, cursor), cursor);
        assertEquals(ErrorCode.INVALID_CURSOR, refusal.problem().code());
        assertFalse(refusal.problem().message().contains(POSITION));
    }

    private static byte[] key(int fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return key;
    }
}
