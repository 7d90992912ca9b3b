package tasktracker.functions.task;

/** What a list asks for. */
public record TaskQuery(TaskFilter filter, TaskOrder order) {}
