package tasktracker.local.gateway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tasktracker.local.template.StackTemplate.Route;

/** Finds the route of a path and method. A literal part of a path wins over a parameter. */
final class Routes {
    private final List<Resource> resources = new ArrayList<>();

    Routes(List<Route> routes) {
        Map<String, Resource> byPath = new LinkedHashMap<>();
        for (Route route : routes) {
            byPath.computeIfAbsent(route.resource(), path -> new Resource(path, parts(path)))
                    .methods()
                    .put(route.method(), route);
        }
        resources.addAll(byPath.values());
        resources.sort((one, other) -> Integer.compare(one.parameters(), other.parameters()));
    }

    /** A path of the API and the values of its parameters, percent-encoded as they came. */
    record Match(Resource resource, Map<String, String> parameters) {}

    /** A path with its methods. */
    record Resource(String path, List<String> parts, Map<String, Route> methods) {
        private Resource(String path, List<String> parts) {
            this(path, parts, new LinkedHashMap<>());
        }

        private int parameters() {
            int count = 0;
            for (String part : parts) {
                count += isParameter(part) ? 1 : 0;
            }
            return count;
        }
    }

    /** The resource of a path without the stage, or null. */
    Match find(String path) {
        List<String> parts = parts(path);
        for (Resource resource : resources) {
            Map<String, String> parameters = match(resource.parts, parts);
            if (parameters != null) {
                return new Match(resource, parameters);
            }
        }
        return null;
    }

    private static Map<String, String> match(List<String> pattern, List<String> parts) {
        if (pattern.size() != parts.size()) {
            return null;
        }
        Map<String, String> parameters = Map.of();
        for (int i = 0; i < parts.size(); i++) {
            String expected = pattern.get(i);
            String part = parts.get(i);
            if (isParameter(expected) && !part.isEmpty()) {
                parameters = parameters.isEmpty() ? new LinkedHashMap<>() : parameters;
                parameters.put(expected.substring(1, expected.length() - 1), part);
            } else if (!expected.equals(part)) {
                return null;
            }
        }
        return parameters;
    }

    private static boolean isParameter(String part) {
        return part.startsWith("{");
    }

    private static List<String> parts(String path) {
        List<String> parts = new ArrayList<>(4);
        int start = 1;
        for (int slash = path.indexOf('/', start); slash >= 0; slash = path.indexOf('/', start)) {
            parts.add(path.substring(start, slash));
            start = slash + 1;
        }
        parts.add(path.substring(Math.min(start, path.length())));
        return parts;
    }
}
