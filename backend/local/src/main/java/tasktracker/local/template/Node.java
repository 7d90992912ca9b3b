package tasktracker.local.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A piece of a template, as it is written: nothing is resolved yet. */
sealed interface Node {
    /** A scalar. */
    record Text(String value) implements Node {}

    /** A list. */
    record Items(List<Node> list) implements Node {
        public Items {
            list = List.copyOf(list);
        }
    }

    /** A map, in its order. */
    record Fields(Map<String, Node> map) implements Node {
        public Fields {
            map = Collections.unmodifiableMap(new LinkedHashMap<>(map));
        }

        static final Fields NONE = new Fields(Map.of());

        /** The value of a field, or null. */
        Node get(String name) {
            return map.get(name);
        }
    }

    /** An intrinsic function, such as {@code !Ref}, and what it is given. */
    record Call(String function, Node argument) implements Node {}
}
