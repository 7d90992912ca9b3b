package tasktracker.local.key;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an UpdateApiKey replaces. */
record KeyPatch(Optional<String> name, Optional<String> description, Optional<String> customerId,
        Optional<Boolean> enabled) {
    private static final KeyPatch NONE = new KeyPatch(Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty());

    /** The patch of a request's body. */
    static KeyPatch of(Map<String, Object> fields) throws ControlFault {
        if (!(fields.get("patchOperations") instanceof List<?> operations)) {
            throw ControlFault.badRequest("patchOperations is missing");
        }
        KeyPatch patch = NONE;
        for (Object operation : operations) {
            Map<?, ?> said = operation instanceof Map<?, ?> map ? map : Map.of();
            if (!"replace".equals(said.get("op")) || !(said.get("value") instanceof String value)) {
                throw ControlFault.badRequest("Invalid patch operation specified. Must be 'replace' with a value");
            }
            patch = patch.and(String.valueOf(said.get("path")), value);
        }
        return patch;
    }

    private KeyPatch and(String path, String value) throws ControlFault {
        return switch (path) {
            case "/name" -> new KeyPatch(Optional.of(value), description, customerId, enabled);
            case "/description" -> new KeyPatch(name, Optional.of(value), customerId, enabled);
            case "/customerId" -> new KeyPatch(name, description, Optional.of(value), enabled);
            case "/enabled" -> new KeyPatch(name, description, customerId,
                    Optional.of(value.equalsIgnoreCase("true")));
            default -> throw ControlFault.badRequest("Invalid patch path '" + path
                    + "' specified for op 'replace'. Must be one of: [/description, /enabled, /name, /customerId]");
        };
    }

    StoredKey on(StoredKey key, Instant now) {
        return key.changed(name.orElse(key.name()), description.orElse(key.description()),
                customerId.orElse(key.customerId()), enabled.orElse(key.enabled()), now);
    }
}
