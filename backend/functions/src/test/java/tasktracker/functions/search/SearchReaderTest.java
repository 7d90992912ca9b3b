package tasktracker.functions.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SearchReaderTest {
    /** Terms in brackets, those that may go on with an ellipsis. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            milk                | [milk…]
            ` buy<T>Milk `      | [buy…] [milk…]
            buy<I>milk<N>eggs   | [buy…] [milk…] [eggs…]
            Crème brûlée        | [creme…] [brulee…]
            don't               | [don t…]
            a_b/c               | [a b c…]
            東京タワー          | [東 京 タ ワー…]
            "buy milk"          | [buy milk]
            "buy milk" eggs     | [buy milk] [eggs…]
            eggs"buy milk"bread | [eggs…] [buy milk] [bread…]
            “buy milk”          | [buy milk]
            „buy milk“          | [buy milk]
            5" pipe             | [5…] [pipe…]
            5" pipe 3" wide     | [5…] [pipe 3] [wide…]
            " buy, MILK! "      | [buy milk]
            ""milk              | [milk…]
            milk & honey        | [milk…] [honey…]
            milk MILK mílk      | [milk…]
            milk "milk"         | [milk…] [milk]
            🎂cake              | [🎂 cake…]
            `"`                 | ``
            `- … ! "" " ? "`    | ``
            """)
    void readsTerms(String text, String expected) {
        // A tab, an ideographic space and a next line, which are white space too.
        String spaced = text.replace("<T>", "\t").replace("<I>", "\u3000").replace("<N>", "\u0085");
        assertEquals(expected, SearchReader.terms(spaced)
                .stream()
                .map(term -> "[" + String.join(" ", term.words()) + (term.phrase() ? "]" : "…]"))
                .collect(Collectors.joining(" ")));
    }

    @Test
    void nothingIsNoTerm() {
        assertEquals(List.of(), SearchReader.terms(""));
    }
}
