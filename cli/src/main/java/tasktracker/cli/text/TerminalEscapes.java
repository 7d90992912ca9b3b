package tasktracker.cli.text;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;

/**
 * Writes what {@link Neutral} calls hostile as a JSON escape, so that JSON on a terminal is as harmless as a table and
 * still has the same value.
 */
@SuppressWarnings("serial") // never serialised
public final class TerminalEscapes extends CharacterEscapes {

    private static final String HEX = "0123456789abcdef";

    private final int[] ascii = standardAsciiEscapesForJSON();

    public TerminalEscapes() {
        ascii[0x7F] = ESCAPE_CUSTOM;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return ascii;
    }

    @Override
    public SerializableString getEscapeSequence(int character) {
        boolean inPair = character >= 0xD800 && character <= 0xDFFF;
        if (inPair || !Neutral.isHostile(character)) {
            return null;
        }
        return new SerializedString("\\u" + HEX.charAt(character >> 12 & 15) + HEX.charAt(character >> 8 & 15)
                + HEX.charAt(character >> 4 & 15) + HEX.charAt(character & 15));
    }
}
