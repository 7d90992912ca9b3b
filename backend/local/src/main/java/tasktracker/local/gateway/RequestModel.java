package tasktracker.local.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Locale;

/** The model {@code type: object}: a JSON body must be an object. Bodies of other media types are not looked at. */
final class RequestModel {
    /** Not strict about repeated keys, as API Gateway is not. */
    private final JsonFactory json = new JsonFactory();

    boolean accepts(String contentType, byte[] body) {
        return !isJson(contentType) || isObject(body);
    }

    private static boolean isJson(String contentType) {
        if (contentType == null) {
            return true;
        }
        int semicolon = contentType.indexOf(';');
        String type = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
        return type.strip().toLowerCase(Locale.ROOT).equals("application/json");
    }

    private boolean isObject(byte[] body) {
        try (JsonParser parser = json.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException _) {
            return false;
        }
    }
}
