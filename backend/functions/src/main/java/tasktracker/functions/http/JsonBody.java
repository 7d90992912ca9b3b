package tasktracker.functions.http;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tasktracker.contract.ErrorCode;
import tasktracker.contract.HeaderNames;
import tasktracker.contract.Json;
import tasktracker.contract.Limits;

/** The body of a request that needs one. */
public final class JsonBody {
    private static final String BODY = "body";

    private JsonBody() {}

    /**
     * Reads the body's object into plain values, see {@link Json#value}.
     *
     * @throws Refusal when the media type is another, the body too large, no JSON, or no object
     */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> object(ApiRequest request) {
        checkMediaType(request);
        String text = text(request);
        if (Texts.isBlank(text)) {
            throw FieldErrors.refusal(BODY, "must be a JSON object; it is empty");
        }
        Object value;
        try {
            value = parse(text);
        } catch (IOException _) {
            throw invalidJson("The body is not valid JSON (RFC 8259): check its quotes, commas and braces, that no"
                    + " name stands twice in one object, and that it nests at most " + Limits.JSON_DEPTH + " deep");
        }
        if (value instanceof Map<?, ?> object) {
            return (Map<String, Object>) object;
        }
        throw FieldErrors.refusal(BODY, "must be a JSON object");
    }

    /** The body as text. */
    static String text(ApiRequest request) {
        String body = request.body().orElse("");
        if (!request.isBase64()) {
            checkSize(body.length() > Limits.BODY_BYTES ? body.length() : utf8Length(body));
            return body;
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(body);
            checkSize(bytes.length);
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (IllegalArgumentException | CharacterCodingException _) {
            throw invalidJson("The body is not UTF-8");
        }
    }

    private static Object parse(String text) throws IOException {
        try (JsonParser json = Json.FACTORY.createParser(text)) {
            json.nextToken();
            Object value = Json.value(json);
            if (json.nextToken() != null) {
                throw new IOException("the document goes on after its end");
            }
            return value;
        } catch (NumberFormatException | ArithmeticException e) {
            throw new IOException("a number that is none", e);
        }
    }

    private static Refusal invalidJson(String message) {
        return new Refusal(Problem.of(ErrorCode.INVALID_JSON, message));
    }

    private static void checkSize(int bytes) {
        if (bytes > Limits.BODY_BYTES) {
            throw new Refusal(Problem.of(ErrorCode.REQUEST_TOO_LARGE, "The body has " + bytes + " bytes; at most "
                    + Limits.BODY_BYTES + " are taken: send it in parts").detail("maxBytes", Limits.BODY_BYTES));
        }
    }

    /** API Gateway takes a request without Content-Type for JSON, and so do we. */
    private static void checkMediaType(ApiRequest request) {
        List<String> types = request.headers(HeaderNames.CONTENT_TYPE);
        if (types.size() > 1 || (types.size() == 1 && !isJson(types.getFirst()))) {
            throw new Refusal(Problem.of(ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                    "Only JSON in UTF-8 is taken: send Content-Type: application/json"));
        }
    }

    private static boolean isJson(String contentType) {
        String value = contentType.toLowerCase(Locale.ROOT);
        int end = value.indexOf(';');
        String type = (end < 0 ? value : value.substring(0, end)).strip();
        boolean json = type.equals("application/json")
                || (type.startsWith("application/") && type.endsWith("+json") && type.length() > 17);
        return json && (end < 0 || isUtf8(value.substring(end + 1)));
    }

    private static boolean isUtf8(String parameters) {
        int at = parameters.indexOf("charset=");
        if (at < 0) {
            return true;
        }
        int end = parameters.indexOf(';', at);
        String charset = parameters.substring(at + 8, end < 0 ? parameters.length() : end).strip()
                .replace("\"", "");
        return charset.equals("utf-8") || charset.equals("utf8");
    }

    private static int utf8Length(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c)) {
                length += 4;
                i++;
            } else {
                length += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            }
        }
        return length;
    }
}
