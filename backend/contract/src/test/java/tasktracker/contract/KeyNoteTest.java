package tasktracker.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyNoteTest {
    private static final Instant END = Instant.parse("2026-11-23T10:00:00.123Z");

    @Test
    void whatIsWrittenIsReadAgain() {
        KeyNote note = KeyNote.of(ApiKey.Scope.READ_ONLY).unfinished(true).replacing("a1").replacedBy("b2")
                .expiring(Optional.of(END));
        assertEquals("scope=r state=new replaces=a1 replacedBy=b2 expiresAt=2026-11-23T10:00:00.123Z", note.text());
        assertEquals(note, KeyNote.parse(note.text()));
        assertEquals("scope=r replaces=a1 replacedBy=b2",
                note.unfinished(false).expiring(Optional.empty()).text());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "for the printer", "scope=x", "expiresAt=soon", "expiresAt=", "SCOPE=w state=old" })
    void whatPeopleWriteIsKeptAndMeansNothing(String text) {
        KeyNote note = KeyNote.parse(text);
        assertEquals(new KeyNote(Optional.empty(), false, Optional.empty(), Optional.empty(), Optional.empty(),
                text.isEmpty() ? List.of() : List.of(text.split(" "))), note);
        assertEquals(text, note.text());
        assertFalse(note.isOver(Instant.MAX));
    }

    @Test
    void noDescriptionIsANote() {
        assertEquals("", KeyNote.parse(null).text());
    }

    @Test
    void theEndItselfIsOver() {
        KeyNote note = KeyNote.parse("scope=w expiresAt=2026-11-23T10:00:00.123Z");
        assertFalse(note.isOver(END.minusMillis(1)));
        assertTrue(note.isOver(END));
    }

    @Test
    void aNameHasItsParts() {
        KeyName name = new KeyName("tasktracker-dev", "home", "laptop");
        assertEquals("tasktracker/tasktracker-dev/home/laptop", name.text());
        assertEquals(Optional.of(name), KeyName.parse(name.text()));
        for (String other : new String[]{ null, "", "tasktracker", "tasktracker/a/b", "tasktracker/a/b/c/d",
            "x/a/b/c" }) {
            assertEquals(Optional.empty(), KeyName.parse(other));
        }
        assertTrue(KeyName.isLabel("My_laptop-2.0"));
        for (String other : List.of("", "a b", "a/b", "ä", "x".repeat(65))) {
            assertFalse(KeyName.isLabel(other), other);
        }
    }
}
