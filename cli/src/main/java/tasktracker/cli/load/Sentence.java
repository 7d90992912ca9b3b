package tasktracker.cli.load;

/** Titles of about the length that people write, the same for the same number. */
final class Sentence {
    private static final String[] VERBS = { "Call", "Write to", "Prepare for", "Meet", "Pay", "Visit", "Remind",
        "Thank" };
    private static final String[] WHO = { "the dentist", "the landlord", "the school", "the garage", "the bank",
        "the neighbours", "the insurance", "the library", "the bakery" };
    private static final String[] WHY = { "about the invoice", "before the weekend", "because of the delivery",
        "about the appointment", "with the signed papers", "for the garden party", "about the broken window" };

    /** A word that some of them have, to search for. */
    static final String SEARCHED = "invoice";

    /** After so many numbers they come again. */
    static final int PERIOD = VERBS.length * WHO.length * WHY.length;

    private Sentence() {}

    static String number(long number) {
        return pick(VERBS, number) + " " + pick(WHO, number / VERBS.length) + " " + pick(WHY, number / 3);
    }

    private static String pick(String[] words, long number) {
        return words[(int) Math.floorMod(number, (long) words.length)];
    }
}
