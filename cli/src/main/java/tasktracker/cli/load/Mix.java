package tasktracker.cli.load;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.cli.text.Nearest;

/**
 * How often each operation is done.
 *
 * @param weights above zero, in the order they were named
 */
public record Mix(Map<Operation, Integer> weights) {
    /** What people do with a task list: mostly look at it. */
    public static final String USUAL = "list=50,get=25,add=15,done=5,search=5";
    private static final int HEAVIEST = 1_000_000;

    public Mix {
        weights = new EnumMap<>(weights);
    }

    /**
     * Reads {@code list=50,get=25}.
     *
     * @throws CliException.Usage for an unknown operation, one named twice, or a weight that is no number above zero
     */
    public static Mix parse(String text) {
        Map<Operation, Integer> weights = new EnumMap<>(Operation.class);
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            Operation operation = operation(part.substring(0, equals < 0 ? part.length() : equals).strip());
            int weight = equals < 0 ? 1 : weight(part.substring(equals + 1).strip(), part);
            if (weights.put(operation, weight) != null) {
                throw wrong("--mix names " + operation.word() + " twice");
            }
        }
        return new Mix(weights);
    }

    /** Draws an operation. */
    Operation draw(RandomGenerator random) {
        int total = 0;
        for (int weight : weights.values()) {
            total += weight;
        }
        int drawn = random.nextInt(total);
        Operation last = null;
        for (Map.Entry<Operation, Integer> entry : weights.entrySet()) {
            last = entry.getKey();
            drawn -= entry.getValue();
            if (drawn < 0) {
                break;
            }
        }
        return last;
    }

    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        weights.forEach((operation, weight) -> parts.add(operation.word() + "=" + weight));
        return String.join(",", parts);
    }

    private static Operation operation(String word) {
        List<String> known = new ArrayList<>();
        for (Operation operation : Operation.values()) {
            if (operation.word().equals(word)) {
                return operation;
            }
            known.add(operation.word());
        }
        String meant = Nearest.to(word, known).map(near -> "; did you mean " + near + "?").orElse("");
        throw wrong("--mix knows no operation \"" + word + "\" (" + String.join(", ", known) + ")" + meant);
    }

    private static int weight(String text, String part) {
        try {
            int weight = Integer.parseInt(text);
            if (weight > 0 && weight <= HEAVIEST) {
                return weight;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw wrong("--mix: the weight of \"" + part + "\" is no whole number from 1 to " + HEAVIEST);
    }

    private static CliException wrong(String message) {
        return new CliException.Usage(Failure.of("INVALID_MIX", message).hint("tasktracker load-test --mix " + USUAL));
    }
}
