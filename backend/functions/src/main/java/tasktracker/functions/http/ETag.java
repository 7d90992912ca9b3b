package tasktracker.functions.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tasktracker.contract.ErrorCode;
import tasktracker.contract.HeaderNames;
import tasktracker.functions.store.Precondition;

/** Entity tags (RFC 9110, sections 8.8.3 and 13.1): ours are strong and hold the version. */
public final class ETag {
    private static final String FORM = "must be * or a quoted version such as \"3\", as ETag has it";

    private ETag() {}

    /** One tag of a list. */
    private record Tag(boolean weak, String opaque) {}

    /** The tag of a version. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * What If-Match demands, where it must be given.
     *
     * @throws Refusal with 428 when it is absent, 400 when it has no such form
     */
    public static Precondition required(ApiRequest request) {
        return request.header(HeaderNames.IF_MATCH).map(ETag::precondition)
                .orElseThrow(() -> new Refusal(Problem.of(ErrorCode.PRECONDITION_REQUIRED,
                        "Say which version you change: send If-Match with the ETag that you last read, or * for"
                                + " whatever is there")));
    }

    /** What If-Match demands, where it may be left out. */
    public static Precondition optional(ApiRequest request) {
        return request.header(HeaderNames.IF_MATCH).map(ETag::precondition).orElseGet(Precondition.Exists::new);
    }

    /** Whether If-None-Match names that version, by weak comparison; one that cannot be read names none. */
    public static boolean isKnown(ApiRequest request, long version) {
        Optional<String> header = request.header(HeaderNames.IF_NONE_MATCH);
        if (header.isEmpty()) {
            return false;
        }
        if (header.get().strip().equals("*")) {
            return true;
        }
        String wanted = Long.toString(version);
        List<Tag> tags = tags(header.get());
        return tags != null && tags.stream().anyMatch(tag -> tag.opaque.equals(wanted));
    }

    /** A weak tag, and a tag that is none of ours, is well formed and never matches. */
    private static Precondition precondition(String header) {
        if (header.strip().equals("*")) {
            return new Precondition.Exists();
        }
        List<Tag> tags = tags(header);
        if (tags == null || tags.isEmpty()) {
            throw FieldErrors.refusal(HeaderNames.IF_MATCH, FORM);
        }
        Set<Long> versions = new TreeSet<>();
        for (Tag tag : tags) {
            long version = version(tag.opaque);
            if (!tag.weak && version > 0) {
                versions.add(version);
            }
        }
        return new Precondition.OneOf(versions);
    }

    /** The version that a tag of ours holds, 0 for any other. */
    private static long version(String opaque) {
        if (opaque.isEmpty() || opaque.length() > 18 || opaque.charAt(0) == '0') {
            return 0;
        }
        for (int i = 0; i < opaque.length(); i++) {
            if (opaque.charAt(i) < '0' || opaque.charAt(i) > '9') {
                return 0;
            }
        }
        return Long.parseLong(opaque);
    }

    /** The tags of a list, or null when it is none. */
    private static List<Tag> tags(String list) {
        List<Tag> tags = new ArrayList<>();
        int at = skip(list, 0);
        while (at < list.length()) {
            boolean weak = list.startsWith("W/", at);
            int open = weak ? at + 2 : at;
            int close = open < list.length() && list.charAt(open) == '"' ? list.indexOf('"', open + 1) : -1;
            if (close < 0) {
                return null;
            }
            tags.add(new Tag(weak, list.substring(open + 1, close)));
            int next = skip(list, close + 1);
            if (next < list.length() && list.substring(close + 1, next).indexOf(',') < 0) {
                return null;
            }
            at = next;
        }
        return tags;
    }

    /** Past white space and commas: empty elements of a list are to be ignored. */
    private static int skip(String list, int from) {
        int at = from;
        while (at < list.length() && " \t,".indexOf(list.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }
}
