package tasktracker.functions.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tasktracker.functions.store.RealTitles;
import tasktracker.functions.text.SearchText;

final class SearchTest {
    /** What matches has a rank: terms that are not in the title, and terms that are not whole words. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            milk            | Buy milk       | ``              | 00
            MILK            | buy milk       | ``              | 00
            mil             | Buy milk       | ``              | 01
            ilk             | Buy milk       | ``              | -
            milky           | Buy milk       | ``              | -
            milk            | Shopping       | milk, eggs      | 10
            mil             | Shopping       | milk, eggs      | 11
            mil             | milk           | mil             | 01
            milk            | milkshake      | milk            | 01
            buy milk        | Milk to buy    | ``              | 00
            buy milk        | Buy            | milk            | 10
            buy mil         | Buy            | milk            | 11
            bu mil          | Buy            | milk            | 12
            buy milk        | Buy eggs       | with honey      | -
            "buy milk"      | Buy milk       | ``              | 00
            "buy milk"      | Buy: milk!     | ``              | 00
            "buy milk"      | Milk to buy    | ``              | -
            "buy milk"      | Buy            | milk            | -
            "buy mil"       | Buy milk       | ``              | -
            "buy milk"      | x              | now buy milk    | 10
            "mil"           | Buy milk       | mil             | 10
            don't           | I don't know   | ``              | 00
            don't           | I don think    | ``              | 01
            don't           | don a tie      | ``              | -
            creme           | Crème brûlée   | ``              | 00
            CRÈME           | creme          | ``              | 00
            strasse         | Hauptstraße 3  | ``              | -
            strass          | Straße 3       | ``              | 01
            STRAẞE          | strasse        | ``              | 00
            λόγος           | ΛΟΓΟΣ          | ``              | 00
            ёлка            | Елка           | ``              | 00
            京              | 東京タワー     | ``              | 00
            東京            | 東京タワー     | ``              | 00
            京東            | 東京タワー     | ``              | -
            タワー          | 東京タワー     | ``              | 00
            タワ            | 東京タワー     | ``              | 01
            ﾀﾜｰ             | タワー         | ``              | 00
            んば            | がんばる       | ``              | 00
            か              | がんばる       | ``              | -
            한국            | 한국어 공부    | ``              | 01
            ２０２６        | 東京2026年     | ``              | 00
            🎂              | cake🎂now      | ``              | 00
            ❤️              | I ❤ you        | ``              | 00
            milk            | ``             | ``              | -
            """)
    void matchesAndRanks(String q, String title, String description, String rank) {
        assertEquals(rank, new Search(SearchReader.terms(q)).rank(SearchText.of(title), SearchText.of(description))
                .map(Rank::text).orElse(null));
    }

    @Test
    void titleCountsBeforeWholeWords() {
        List<Rank> ranks = IntStream.rangeClosed(0, 8)
                .boxed()
                .flatMap(outside -> IntStream.rangeClosed(0, 8).mapToObj(partial -> new Rank(outside, partial)))
                .toList();
        List<String> texts = ranks.stream().map(Rank::text).toList();
        assertEquals(texts.stream().sorted().toList(), texts);
        assertEquals(81, texts.stream().distinct().filter(text -> text.length() == Rank.LENGTH).count());
    }

    @ParameterizedTest
    @ValueSource(strings = { "timezone", "interval", "strf", "utc", "0", "dateutil", "parse", "zzz" })
    void findsInRealTitlesWhatAnExpressionFinds(String word) throws IOException {
        Pattern startOfWord = Pattern.compile("(?<![\\p{L}\\p{N}\\p{M}])" + word, Pattern.CASE_INSENSITIVE);
        Search search = new Search(SearchReader.terms(word));
        for (String title : RealTitles.all()) {
            // Where a word of Han ends another one starts, which the expression does not know.
            String spaced = title.replaceAll("([\\p{IsHan}])", " $1 ");
            assertEquals(startOfWord.matcher(spaced).find(),
                    search.rank(SearchText.of(title), "").isPresent(), title);
        }
    }

    @Test
    void hasOneToEightTerms() {
        assertThrows(IllegalArgumentException.class, () -> new Search(List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Search(SearchReader.terms("1 2 3 4 5 6 7 8 9")));
        assertEquals(8, new Search(SearchReader.terms("1 2 3 4 5 6 7 8")).terms().size());
        assertThrows(IllegalArgumentException.class, () -> new SearchTerm(List.of(), true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Crème  milk    | creme milk     | true
            milk           | milk*          | true
            "a b"          | a b            | false
            "milk"         | milk           | false
            a-b            | a b            | false
            a b            | ab             | false
            """)
    void isTheSameWhereItFindsTheSame(String one, String other, boolean same) {
        assertEquals(same, canonical(one).equals(canonical(other)), () -> canonical(one) + " " + canonical(other));
    }

    private static String canonical(String q) {
        return new Search(SearchReader.terms(q)).canonical();
    }
}
