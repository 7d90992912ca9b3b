package tasktracker.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Resolves the intrinsic functions of a template when their value is asked for. Parameters have their defaults; a
 * resource is known by its logical id.
 */
final class Resolver {
    private static final Map<String, String> PSEUDO_PARAMETERS = Map.of("AWS::Region", "local", "AWS::AccountId",
            "000000000000", "AWS::Partition", "aws", "AWS::URLSuffix", "localhost", "AWS::StackName", "local",
            "AWS::StackId", "local");

    private final Node.Fields parameters;
    private final Node.Fields conditions;

    Resolver(Node.Fields template) {
        this.parameters = template.get("Parameters") instanceof Node.Fields fields ? fields : Node.Fields.NONE;
        this.conditions = template.get("Conditions") instanceof Node.Fields fields ? fields : Node.Fields.NONE;
    }

    /** The node with its outermost function resolved; null for {@code AWS::NoValue} and for null. */
    Node resolve(Node node) {
        return node instanceof Node.Call(String function, Node argument) ? call(function, argument) : node;
    }

    /** A scalar's text, or null when there is none. */
    String text(Node node) {
        return switch (resolve(node)) {
            case null -> null;
            case Node.Text(String value) -> value;
            case Node other -> throw new TemplateException("a text was expected, not " + other);
        };
    }

    /** A map; empty when there is none. */
    Map<String, Node> fields(Node node) {
        return switch (resolve(node)) {
            case null -> Map.of();
            case Node.Fields(Map<String, Node> map) -> map;
            case Node other -> throw new TemplateException("a map was expected, not " + other);
        };
    }

    /** A list without its absent items; empty when there is none. */
    List<Node> items(Node node) {
        List<Node> items = new ArrayList<>();
        switch (resolve(node)) {
            case null -> {
                return items;
            }
            case Node.Items(List<Node> list) -> {
                for (Node item : list) {
                    Node resolved = resolve(item);
                    if (resolved != null) {
                        items.add(resolved);
                    }
                }
            }
            case Node other -> throw new TemplateException("a list was expected, not " + other);
        }
        return items;
    }

    /** A map of texts, in its order. */
    Map<String, String> texts(Node node) {
        Map<String, String> texts = new LinkedHashMap<>();
        fields(node).forEach((name, value) -> {
            String text = text(value);
            if (text != null) {
                texts.put(name, text);
            }
        });
        return texts;
    }

    boolean isTrue(Node node) {
        return "true".equals(text(node));
    }

    /** Whether a named condition holds. */
    boolean holds(String condition) {
        Node node = conditions.get(condition);
        if (node == null) {
            throw new TemplateException("the template has no condition " + condition);
        }
        return test(node);
    }

    private Node call(String function, Node argument) {
        return switch (function) {
            case "Ref" -> ref(text(argument));
            case "If" -> {
                List<Node> choice = arguments(argument, 3);
                yield resolve(choice.get(holds(text(choice.getFirst())) ? 1 : 2));
            }
            case "Sub" -> new Node.Text(substitute(argument));
            // What a resource has besides its name nobody here needs.
            case "GetAtt" -> new Node.Text(argument instanceof Node.Items(List<Node> path)
                    ? text(path.getFirst()) + "." + text(path.getLast())
                    : text(argument));
            case "Equals", "Not", "And", "Or", "Condition" -> new Node.Text(
                    Boolean.toString(test(new Node.Call(function, argument))));
            default -> throw new TemplateException("the template uses " + function
                    + ", which the local stack does not know; it knows Ref, If, Sub, GetAtt and the conditions");
        };
    }

    private boolean test(Node node) {
        if (!(node instanceof Node.Call(String function, Node argument))) {
            return isTrue(node);
        }
        return switch (function) {
            case "Equals" -> {
                List<Node> sides = arguments(argument, 2);
                yield text(sides.getFirst()).equals(text(sides.getLast()));
            }
            case "Not" -> !test(arguments(argument, 1).getFirst());
            case "And" -> arguments(argument, 0).stream().allMatch(this::test);
            case "Or" -> arguments(argument, 0).stream().anyMatch(this::test);
            case "Condition" -> holds(text(argument));
            default -> isTrue(node);
        };
    }

    private Node ref(String name) {
        if (name.equals("AWS::NoValue")) {
            return null;
        }
        if (parameters.get(name) instanceof Node.Fields parameter) {
            Node value = parameter.get("Default");
            if (value == null) {
                throw new TemplateException("the parameter " + name + " has no default");
            }
            return value;
        }
        return new Node.Text(PSEUDO_PARAMETERS.getOrDefault(name, name));
    }

    private String substitute(Node argument) {
        String text = text(argument instanceof Node.Items(List<Node> list) ? list.getFirst() : argument);
        Map<String, String> given = argument instanceof Node.Items(List<Node> list) && list.size() > 1
                ? texts(list.get(1))
                : Map.of();
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        for (int open = text.indexOf("${"); open >= 0; open = text.indexOf("${", at)) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                break;
            }
            String name = text.substring(open + 2, close);
            out.append(text, at, open);
            if (name.startsWith("!")) {
                out.append("${").append(name, 1, name.length()).append('}');
            } else if (given.containsKey(name)) {
                out.append(given.get(name));
            } else {
                out.append(text(ref(name)));
            }
            at = close + 1;
        }
        return out.append(text, at, text.length()).toString();
    }

    private static List<Node> arguments(Node node, int count) {
        if (node instanceof Node.Items(List<Node> list) && (count == 0 || list.size() == count)) {
            return list;
        }
        throw new TemplateException(count + " arguments were expected, not " + node);
    }
}
