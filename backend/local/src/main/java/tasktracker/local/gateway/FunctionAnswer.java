package tasktracker.local.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tasktracker.contract.Json;

/** Reads what a function answers ("Output format of a Lambda function for proxy integration"). */
final class FunctionAnswer {
    /** Lambda's limit of a synchronous answer. */
    private static final int MOST_BYTES = 6_291_556;

    private final JsonFactory json = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(MOST_BYTES).build())
            .build();

    /**
     * The HTTP answer.
     *
     * @throws IOException when API Gateway could not read it either
     */
    Answer read(byte[] answer) throws IOException {
        if (answer.length > MOST_BYTES) {
            throw new IOException("an answer of " + answer.length + " bytes");
        }
        try (JsonParser parser = json.createParser(answer)) {
            parser.nextToken();
            Fields fields = new Fields();
            Json.object(parser, fields::read);
            return fields.answer();
        }
    }

    private static final class Fields {
        private int status;
        private final Map<String, List<String>> headers = new LinkedHashMap<>();
        private String body = "";
        private boolean base64;

        void read(String field, JsonParser json) throws IOException {
            switch (field) {
                case "statusCode" -> status = status(json);
                case "headers" -> headers(json, false);
                case "multiValueHeaders" -> headers(json, true);
                case "body" -> body = json.currentToken() == JsonToken.VALUE_NULL ? "" : Json.text(json);
                case "isBase64Encoded" -> base64 = json.currentToken() == JsonToken.VALUE_TRUE;
                default -> throw new IOException(field + " is not part of an answer");
            }
        }

        /** API Gateway also takes a number in quotation marks. */
        private static int status(JsonParser json) throws IOException {
            int status = json.getValueAsInt();
            if (status < 100 || status > 599) {
                throw new IOException(status + " is no status");
            }
            return status;
        }

        private void headers(JsonParser json, boolean several) throws IOException {
            if (json.currentToken() == JsonToken.VALUE_NULL) {
                return;
            }
            Json.object(json, (name, value) -> {
                List<String> values = headers.computeIfAbsent(name.toLowerCase(Locale.ROOT), _ -> new ArrayList<>(1));
                if (several) {
                    values.clear();
                    values.addAll(Json.array(value, JsonParser::getText));
                } else if (values.isEmpty() && value.currentToken().isScalarValue()) {
                    values.add(value.getText());
                }
            });
        }

        private Answer answer() throws IOException {
            if (status == 0) {
                throw new IOException("an answer without statusCode");
            }
            // These belong to the connection.
            headers.remove("content-length");
            headers.remove("connection");
            headers.remove("transfer-encoding");
            headers.putIfAbsent("content-type", List.of("application/json"));
            return new Answer(status, headers,
                    base64 ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8));
        }
    }
}
