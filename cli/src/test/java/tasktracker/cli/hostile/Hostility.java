package tasktracker.cli.hostile;

import static tasktracker.cli.error.ExitCode.CONFLICT;
import static tasktracker.cli.error.ExitCode.DENIED;
import static tasktracker.cli.error.ExitCode.FAILURE;
import static tasktracker.cli.error.ExitCode.NETWORK;
import static tasktracker.cli.error.ExitCode.NOT_FOUND;
import static tasktracker.cli.error.ExitCode.UNAVAILABLE;
import static tasktracker.cli.error.ExitCode.USAGE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import tasktracker.cli.error.ExitCode;

/** Every way in which a server is no API, and how a command that meets it ends. */
@SuppressWarnings("ImmutableEnumChecker") // the answers are functions without state
enum Hostility {
    SILENT(NETWORK, HostileServer.Exchange::fallSilent, true),
    SILENT_IN_HEADERS(NETWORK, to -> {
        to.write("HTTP/1.1 200 OK\r\nContent-Ty");
        to.fallSilent();
    }, true),
    SILENT_IN_BODY(NETWORK, to -> {
        to.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"data\":[");
        to.fallSilent();
    }, true),
    TRICKLING(NETWORK, to -> {
        to.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n");
        while (true) {
            to.write(" ");
            Thread.sleep(Duration.ofMillis(5));
        }
    }, true),
    ENDLESS_INTERIM_ANSWERS(NETWORK, to -> {
        while (true) {
            to.write("HTTP/1.1 100 Continue\r\n\r\n");
        }
    }, true),
    CLOSED(NETWORK, _ -> {}),
    CLOSED_IN_HEADERS(NETWORK, to -> to.write("HTTP/1.1 200 OK\r\nContent-Type: appli")),
    CLOSED_IN_BODY(NETWORK, to -> to.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"data\":")),
    CLOSED_IN_CHUNK(NETWORK, to -> to.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\n{\"data\":")),
    NO_HTTP(NETWORK, to -> to.write("SSH-2.0-OpenSSH_9.6\r\n\r\n")),
    BAD_STATUS(NETWORK, to -> to.write("HTTP/1.1 two OK\r\n\r\n")),
    BAD_LENGTH(NETWORK, to -> to.write("HTTP/1.1 200 OK\r\nContent-Length: minus\r\n\r\n{}")),
    NEGATIVE_LENGTH(NETWORK, to -> to.write("HTTP/1.1 200 OK\r\nContent-Length: -7\r\n\r\n{}")),
    BAD_CHUNK(NETWORK, to -> to.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n")),
    ENDLESS_HEADERS(NETWORK, to -> {
        to.write("HTTP/1.1 200 OK\r\n");
        while (true) {
            to.write("X-More: " + "x".repeat(8000) + "\r\n");
        }
    }),
    GIGABYTES_ANNOUNCED(FAILURE, to -> {
        to.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 8000000000\r\n\r\n");
        flood(to);
    }),
    GIGABYTES(FAILURE, to -> {
        to.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"data\":[");
        flood(to);
    }),
    HTML(FAILURE, html("200 OK")),
    HTML_DENIED(DENIED, html("403 Forbidden")),
    HTML_MISSING(NOT_FOUND, html("404 Not Found")),
    HTML_CONFLICT(CONFLICT, html("409 Conflict")),
    HTML_BAD_REQUEST(USAGE, html("400 Bad Request")),
    HTML_ERROR(FAILURE, html("500 Oh No")),
    HTML_GATEWAY(FAILURE, html("502 Bad Gateway")),
    STATUS_999(FAILURE, html("999 Whatever")),
    SWITCHING(null, to -> to.write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n")),
    ASKS_FOR_A_PASSWORD(FAILURE,
            to -> to.answer("401 Unauthorized", "WWW-Authenticate: Basic realm=x\r\n", new byte[0])),
    ASKS_AS_A_PROXY(null, to -> to.answer("407 Nope", "Proxy-Authenticate: Basic realm=x\r\n", new byte[0])),
    NOTHING(FAILURE, to -> to.answer("200 OK", "", new byte[0])),
    NOTHING_AS_JSON(FAILURE, to -> to.json("200 OK", "", "")),
    NULL(FAILURE, json("null")),
    LIST(FAILURE, json("[]")),
    EMPTY_OBJECT(FAILURE, json("{}")),
    TEXT(FAILURE, json("\"data\"")),
    NO_DATA(FAILURE, json("{\"data\":null}")),
    LIST_OF_NULL(FAILURE, json("{\"data\":[null],\"nextCursor\":null}")),
    LIST_OF_EMPTY(FAILURE, json("{\"data\":[{}],\"nextCursor\":null}")),
    LIST_OF_LISTS(FAILURE, json("{\"data\":[[[]]],\"nextCursor\":[]}")),
    NUMBER(FAILURE, json("{\"data\":1e999999999}")),
    CURSOR_IS_NO_TEXT(FAILURE, json("{\"data\":[],\"nextCursor\":{\"a\":1}}")),
    TWICE(FAILURE, json("{\"data\":[],\"data\":[],\"nextCursor\":null}")),
    MORE_AFTER_THE_END(FAILURE, json("{\"data\":[],\"nextCursor\":null} {}")),
    CUT_OFF(FAILURE, json("{\"data\":[{\"taskId\":\"a")),
    DEEP(FAILURE, json("{\"data\":" + "[".repeat(100_000))),
    INVALID_UTF_8(FAILURE, body("{\"data\":[],\"x\":\"\u00ff\u00fe\"}", StandardCharsets.ISO_8859_1)),
    LATIN(FAILURE, body("{\"data\":[],\"x\":\"\u00fc\"}", StandardCharsets.ISO_8859_1)),
    GZIP_BOMB(FAILURE,
            to -> to.answer("200 OK", "Content-Type: application/json\r\nContent-Encoding: gzip\r\n", bomb())),
    ERROR_OF_ANOTHER_SHAPE(FAILURE, error("500 x", "", "{\"error\":\"gone\"}")),
    ERROR_WITHOUT_A_CODE(FAILURE, error("500 x", "", "{\"error\":{\"message\":[],\"details\":7}}")),
    ERROR_OF_GIGANTIC_WORDS(FAILURE, error("500 x", "X-Correlation-Id: " + "c".repeat(9000) + "\r\n",
            "{\"error\":{\"code\":\"X\",\"message\":\"" + "word ".repeat(100_000) + "\",\"details\":{"
                    + "\"a\":\"" + "b".repeat(100_000) + "\"}}}")),
    ERROR_OF_MANY_DETAILS(FAILURE, error("500 x", "", manyDetails())),
    RETRY_IN_YEARS(UNAVAILABLE, error("503 x", "Retry-After: 99999999999\r\n", "{}")),
    RETRY_BEYOND_NUMBERS(UNAVAILABLE, error("503 x", "Retry-After: 99999999999999999999999\r\n", "{}")),
    RETRY_AT_THE_LAST_SECOND(UNAVAILABLE, error("503 x", "Retry-After: " + Long.MAX_VALUE + "\r\n", "{}")),
    RETRY_IN_THE_PAST(UNAVAILABLE, error("429 x", "Retry-After: " + Long.MIN_VALUE + "\r\n", "{}")),
    RETRY_ON_A_DATE_FAR_AWAY(UNAVAILABLE, error("503 x", "Retry-After: Fri, 31 Dec 9999 23:59:59 GMT\r\n", "{}")),
    RETRY_ON_NO_DATE(UNAVAILABLE, error("503 x", "Retry-After: tomorrow\r\n", "{}")),
    RETRY_NEVER(UNAVAILABLE, error("503 x", "Retry-After:\r\nRetry-After: -\r\n", "{}")),
    ALWAYS_ONE_MORE_MOVED(UNAVAILABLE, error("503 x", "Retry-After: 1\r\n",
            "{\"error\":{\"code\":\"RETRY_LATER\",\"message\":\"more\",\"details\":{\"moved\":1}}}"));

    /** Null where only what is said matters: any failure will do. */
    final ExitCode end;
    final HostileServer.Answer answer;
    /** Whether only patience ends it. */
    final boolean endless;

    Hostility(ExitCode end, HostileServer.Answer answer) {
        this(end, answer, false);
    }

    Hostility(ExitCode end, HostileServer.Answer answer, boolean endless) {
        this.end = end;
        this.answer = answer;
        this.endless = endless;
    }

    private static HostileServer.Answer html(String status) {
        return to -> to.answer(status, "Content-Type: text/html\r\n",
                "<html><script>alert(1)</script>\u001b[31mWelcome to the hotel</html>"
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static HostileServer.Answer json(String body) {
        return to -> to.json("200 OK", "", body);
    }

    private static HostileServer.Answer body(String body, Charset charset) {
        return to -> to.answer("200 OK", "Content-Type: application/json; charset=" + charset + "\r\n",
                body.getBytes(charset));
    }

    private static HostileServer.Answer error(String status, String headers, String body) {
        return to -> to.json(status, headers, body);
    }

    private static String manyDetails() {
        StringBuilder text = new StringBuilder("{\"error\":{\"code\":\"X\",\"message\":\"no\",\"details\":{");
        for (int at = 0; at < 20_000; at++) {
            text.append('"').append(at).append("\":\"no\",");
        }
        return text.append("\"z\":\"no\"}}}").toString();
    }

    private static void flood(HostileServer.Exchange to) throws IOException {
        byte[] block = " ".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
        while (true) {
            to.write(block);
        }
    }

    /** 16 MB of spaces in 16 KB. */
    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[1 << 24]);
        }
        return packed.toByteArray();
    }
}
