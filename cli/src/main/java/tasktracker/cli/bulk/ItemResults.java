package tasktracker.cli.bulk;

import java.io.IOException;
import java.util.List;

/** Takes results as they come, those of one batch together and in the order of the plan. */
@FunctionalInterface
public interface ItemResults {
    void take(List<ItemResult> batch) throws IOException;
}
