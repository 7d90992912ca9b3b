package tasktracker.cli.command.local;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tasktracker.cli.local.LocalStacks;
import tasktracker.cli.local.RunningStack;
import tasktracker.cli.output.Column;
import tasktracker.cli.output.Columns;
import tasktracker.contract.Timestamps;

/** What {@code local} commands show. Fields of a stack that does not run are null. */
record StackStatus(boolean running, Boolean healthy, String endpoint, Long pid, Instant startedAt, Boolean auto,
        Boolean current, String data, String log) {

    static StackStatus of(LocalStacks stacks) {
        return stacks.running().map(stack -> of(stacks, stack)).orElseGet(() -> stopped(stacks));
    }

    static StackStatus of(LocalStacks stacks, RunningStack stack) {
        return new StackStatus(true, stack.healthy().getAsBoolean(), stack.endpoint().toString(), stack.pid(),
                stack.startedAt(), stack.auto(), stack.current(), stack.data(), stacks.log().toString());
    }

    private static StackStatus stopped(LocalStacks stacks) {
        return new StackStatus(false, null, null, null, null, null, null, stacks.data().toString(),
                stacks.log().toString());
    }

    static Columns<StackStatus> columns() {
        return Columns.of(status -> Optional.ofNullable(status.pid()).map(Object::toString).orElse(""),
                List.of(Column.of("running", StackStatus::running), Column.of("healthy", StackStatus::healthy),
                        Column.of("endpoint", StackStatus::endpoint), Column.of("pid", StackStatus::pid),
                        Column.of("startedAt",
                                status -> status.startedAt() == null ? null : Timestamps.format(status.startedAt())),
                        Column.of("auto", StackStatus::auto), Column.of("current", StackStatus::current),
                        Column.of("data", StackStatus::data), Column.of("log", StackStatus::log)),
                "running", "endpoint", "pid", "data");
    }
}
