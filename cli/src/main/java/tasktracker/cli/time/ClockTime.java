package tasktracker.cli.time;

import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * A time of day as people write it.
 *
 * @param time of the day
 * @param nextDay whether it is the end of the day named: {@code midnight} and {@code 24:00}
 * @param offset null when it is meant in the user's zone
 */
record ClockTime(LocalTime time, boolean nextDay, ZoneOffset offset) {
    private static final ClockTime END_OF_DAY = new ClockTime(LocalTime.MIDNIGHT, true, null);

    /** Takes a time if one stands next: {@code 17:00}, {@code 5pm}, {@code 5:30 pm}, {@code noon}; else null. */
    static ClockTime take(Tokens tokens) throws Unreadable {
        int mark = tokens.mark();
        boolean announced = tokens.skip("at");
        if (tokens.skip("noon")) {
            return new ClockTime(LocalTime.NOON, false, null);
        }
        if (tokens.skip("midnight")) {
            return END_OF_DAY;
        }
        Tokens.Token number = tokens.peek();
        String after = tokens.peek(1).text();
        boolean ofTwelve = isHalf(after);
        if (number.isNumber() && (ofTwelve || after.equals(":"))) {
            tokens.next();
            return ofTwelve ? ofTwelve(tokens, number(number, 2), 0) : withMinutes(tokens, number(number, 2));
        }
        if (announced) {
            throw new Unreadable("after \"at\" comes a time such as 17:00 or 5pm");
        }
        tokens.back(mark);
        return null;
    }

    /** Takes what follows {@code 2026-12-01T}: hours, minutes, perhaps seconds, perhaps an offset. */
    static ClockTime takeIso(Tokens tokens) throws Unreadable {
        Tokens.Token hours = tokens.next();
        if (!hours.isNumber() || hours.text().length() != 2 || !tokens.peek().text().equals(":")) {
            throw new Unreadable("after T comes a time such as 17:00");
        }
        return withOffset(tokens, withMinutes(tokens, number(hours, 2)));
    }

    /** The same time with the offset that stands next, if one does: {@code Z}, {@code +01:00}. */
    static ClockTime withOffset(Tokens tokens, ClockTime read) throws Unreadable {
        if (tokens.skip("z")) {
            return new ClockTime(read.time, read.nextDay, ZoneOffset.UTC);
        }
        boolean minus = tokens.peek().text().equals("-");
        if (!minus && !tokens.peek().text().equals("+")) {
            return read;
        }
        tokens.next();
        Tokens.Token hours = tokens.next();
        boolean colon = tokens.skip(":");
        Tokens.Token minutes = tokens.next();
        if (!colon || hours.text().length() != 2 || minutes.text().length() != 2) {
            throw new Unreadable("an offset is written Z or +01:00");
        }
        int total = number(hours, 2) * 60 + number(minutes, 2);
        if (total > 18 * 60 || number(minutes, 2) > 59) {
            throw new Unreadable("there is no such offset");
        }
        return new ClockTime(read.time, read.nextDay, ZoneOffset.ofTotalSeconds((minus ? -total : total) * 60));
    }

    private static ClockTime withMinutes(Tokens tokens, int hours) throws Unreadable {
        tokens.next(); // the colon
        int minutes = twoDigits(tokens);
        if (isHalf(tokens.peek().text())) {
            return ofTwelve(tokens, hours, minutes);
        }
        int seconds = 0;
        int nanos = 0;
        if (tokens.skip(":")) {
            seconds = twoDigits(tokens);
            if (tokens.peek().text().equals(".") && tokens.peek(1).isNumber()) {
                tokens.next();
                nanos = fraction(tokens.next().text());
            }
        }
        if (hours == 24 && minutes == 0 && seconds == 0 && nanos == 0) {
            return END_OF_DAY;
        }
        if (hours > 23 || minutes > 59 || seconds > 59) {
            throw new Unreadable("there is no such time of day");
        }
        return new ClockTime(LocalTime.of(hours, minutes, seconds, nanos), false, null);
    }

    private static ClockTime ofTwelve(Tokens tokens, int hours, int minutes) throws Unreadable {
        boolean afternoon = tokens.next().text().startsWith("p");
        if (hours < 1 || hours > 12 || minutes > 59) {
            throw new Unreadable("there is no such time of day");
        }
        return new ClockTime(LocalTime.of(hours % 12 + (afternoon ? 12 : 0), minutes), false, null);
    }

    private static boolean isHalf(String word) {
        return word.equals("am") || word.equals("pm");
    }

    private static int twoDigits(Tokens tokens) throws Unreadable {
        Tokens.Token token = tokens.next();
        if (!token.isNumber() || token.text().length() != 2) {
            throw new Unreadable("minutes and seconds have two digits");
        }
        return number(token, 2);
    }

    private static int number(Tokens.Token token, int digits) throws Unreadable {
        if (!token.isNumber() || token.text().length() > digits) {
            throw new Unreadable("there is no such time of day");
        }
        return Integer.parseInt(token.text());
    }

    private static int fraction(String digits) {
        int nanos = 0;
        for (int place = 0; place < 9; place++) {
            nanos = nanos * 10 + (place < digits.length() ? digits.charAt(place) - '0' : 0);
        }
        return nanos;
    }
}
