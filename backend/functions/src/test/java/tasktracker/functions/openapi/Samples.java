package tasktracker.functions.openapi;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tasktracker.contract.Timestamps;
import tasktracker.contract.Uuid7;

/**
 * Values at and around every limit that a schema states, and near its examples: whether each fits is for the schema to
 * say, not for this class.
 */
public final class Samples {
    /** Put in every place of an example: what might be taken for a digit, a sign, white space, an end. */
    private static final String INTRUDERS = "0179afgzAFGTZ#-+:.,;/_ \t\n\r\"*\u0000\u00e9\u0660\u2028\ud835\udcb3";
    /** Good somewhere: so that nothing takes them where the document does not say so. */
    private static final List<String> ELSEWHERE = List.of("0199a1b2-c3d4-7e5f-8a6b-7c8d9e0f1a2b", "2026-11-20",
            "2026-11-20T09:30:00Z", "#1E90FF", "none", "*", "\"1\"", "50");
    private static final List<Object> OTHER_TYPES = List.of(true, false, 0, 1, 1.5, List.of(), Map.of(), "", " ",
            "true",
            "null");

    private final Document document;
    private final Instant now;

    public Samples(Document document, Instant now) {
        this.document = document;
        this.now = now;
    }

    /** Values for a schema, null among them. */
    public Set<Object> of(Map<String, Object> schema) {
        Set<Object> values = new LinkedHashSet<>(OTHER_TYPES);
        values.add(null);
        values.addAll(texts(schema));
        return values;
    }

    /** The texts among them. */
    public Set<String> texts(Map<String, Object> schema) {
        Set<String> seeds = new LinkedHashSet<>();
        examples(schema, seeds);
        for (String keyword : List.of("anyOf", "allOf")) {
            Document.listOrEmpty(schema, keyword).forEach(one -> examples(document.resolved(one), seeds));
        }
        Set<String> texts = new LinkedHashSet<>(seeds);
        texts.addAll(ELSEWHERE);
        seeds.forEach(seed -> mutate(seed, texts));
        lengths(schema, texts);
        bounds(schema, texts);
        return texts;
    }

    private static void examples(Map<String, Object> schema, Collection<String> seeds) {
        if (schema.get("example") instanceof String example) {
            seeds.add(example);
        }
        for (Object value : Document.listOrEmpty(schema, "enum")) {
            if (value instanceof String text) {
                seeds.add(text);
            }
        }
    }

    private static void mutate(String seed, Collection<String> texts) {
        int[] places = seed.codePoints().toArray();
        for (int i = 0; i <= places.length; i++) {
            String before = new String(places, 0, i);
            String after = new String(places, i, places.length - i);
            texts.addAll(List.of(before, after, before + " " + after, before + "0" + after, before + "\n" + after));
            if (i < places.length) {
                String rest = new String(places, i + 1, places.length - i - 1);
                texts.add(before + rest);
                INTRUDERS.codePoints().forEach(c -> texts.add(before + Character.toString(c) + rest));
            }
        }
        texts.add(seed.toUpperCase(Locale.ROOT));
        texts.add(seed + seed);
    }

    /** One less, exactly, one more, in characters of one and of two UTF-16 units and of one that is a mark. */
    private static void lengths(Map<String, Object> schema, Collection<String> texts) {
        if (!schema.containsKey("minLength") && !schema.containsKey("maxLength")) {
            return;
        }
        for (String limit : List.of("minLength", "maxLength")) {
            for (int around = -1; around <= 1; around++) {
                int length = Math.max(0, (int) schema.getOrDefault(limit, 0) + around);
                for (String character : List.of("a", "\u00e9", "\ud835\udcb3", "\u0301", "0")) {
                    texts.add(character.repeat(length));
                }
            }
        }
        // Blank or not, visible or not, allowed or not.
        for (int c = 0; c <= 0x3001; c++) {
            if (c < 0x180 || c == 0x1680 || c == 0x180e || (c >= 0x1fff && c < 0x2070) || c >= 0x3000) {
                texts.add(Character.toString(c));
            }
            if (c < 0x100) {
                texts.add("x" + Character.toString(c) + "x");
            }
        }
        texts.add("\ufeff");
        texts.add(" \t\u00a0\u3000");
    }

    private void bounds(Map<String, Object> schema, Collection<String> texts) {
        for (String bound : List.of("x-earliest", "x-latest")) {
            if (schema.get(bound) instanceof String text) {
                around(text, texts);
            }
        }
        if (schema.get("x-latest-ahead") instanceof String ahead) {
            Instant latest = now.plus(Duration.parse(ahead));
            around(latest.toString(), texts);
        }
        if (schema.containsKey("x-earliest")) {
            texts.addAll(List.of("2024-02-29", "2026-02-29", "1900-02-29", "2026-02-30", "2026-04-31", "2026-13-01",
                    "2026-00-10", "2026-01-00", "2026-01-32", "2016-12-31T23:59:60Z", "2026-01-01T24:00:00Z",
                    "2026-01-01T23:60:00Z", "2026-01-01T00:00:00.123456789123Z", "2026-01-01t00:00:00z",
                    "2026-01-01T00:00:00.Z", "2026-01-01T00:00Z", "2026-01-01T00:00:00", "2026-01-01 00:00:00Z",
                    "2026-01-01T00:00:00+24:00", "2026-01-01T00:00:00+23:59", "2026-01-01T00:00:00-23:59",
                    "2026-01-01T00:00:00+00:60", "+2026-01-01", "02026-01-01", "2026-W01-1", "20260101"));
        }
    }

    private static void around(String bound, Collection<String> texts) {
        Instant instant = bound.length() == 10
                ? LocalDate.parse(bound).atStartOfDay().toInstant(ZoneOffset.UTC)
                : Instant.parse(bound);
        List<Instant> instants = new ArrayList<>();
        for (long millis : new long[]{ -86_400_000, -1, 0, 1, 86_399_999, 86_400_000 }) {
            instants.add(instant.plusMillis(millis));
        }
        for (Instant one : instants) {
            int year = one.atZone(ZoneOffset.UTC).getYear();
            if (year < 0 || year > 9999) {
                continue;
            }
            String text = Timestamps.format(one);
            texts.add(text);
            texts.add(text.substring(0, 10));
            texts.add(text.replace("Z", "+00:01"));
            texts.add(text.replace("Z", "-00:01"));
            texts.add(text.replace("Z", "999Z"));
            if (one.toEpochMilli() >= 0) {
                texts.add(Uuid7.of(one.toEpochMilli(), 1, 1));
            }
        }
    }
}
