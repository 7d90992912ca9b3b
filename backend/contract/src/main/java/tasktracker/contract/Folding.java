package tasktracker.contract;

import java.text.Normalizer;

/**
 * Text without regard to case and accents: NFKD, marks dropped after Latin, Greek and Cyrillic letters only (elsewhere
 * they carry meaning), ß as ss, ø, đ, ł as o, d, l, lower case, NFC (Unicode Standard Annex 15). Names of categories
 * are unique in this form, and search compares words in it.
 */
public final class Folding {
    private Folding() {}

    /** The folded text. Folding a folded text changes nothing. */
    public static String fold(String text) {
        return isAscii(text) ? lower(text) : foldUnicode(text);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    private static String lower(String ascii) {
        char[] chars = ascii.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            if (chars[i] >= 'A' && chars[i] <= 'Z') {
                chars[i] = (char) (chars[i] + ('a' - 'A'));
            }
        }
        return new String(chars);
    }

    private static String foldUnicode(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        StringBuilder out = new StringBuilder(decomposed.length());
        boolean dropMarks = false;
        for (int i = 0; i < decomposed.length();) {
            int c = decomposed.codePointAt(i);
            i += Character.charCount(c);
            if (Character.getType(c) == Character.NON_SPACING_MARK) {
                if (!dropMarks) {
                    out.appendCodePoint(c);
                }
                continue;
            }
            dropMarks = switch (Character.UnicodeScript.of(c)) {
                case LATIN, GREEK, CYRILLIC -> true;
                default -> false;
            };
            // Upper case first: it brings together what lower case alone keeps apart, such as the two small sigmas.
            append(out, Character.toLowerCase(Character.toUpperCase(c)));
        }
        return Normalizer.normalize(out, Normalizer.Form.NFC);
    }

    private static void append(StringBuilder out, int c) {
        switch (c) {
            case 'ß', 'ẞ' -> out.append("ss");
            case 'ø' -> out.append('o');
            case 'đ' -> out.append('d');
            case 'ł' -> out.append('l');
            default -> out.appendCodePoint(c);
        }
    }
}
