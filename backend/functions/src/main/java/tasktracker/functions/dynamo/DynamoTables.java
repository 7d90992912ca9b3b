package tasktracker.functions.dynamo;

/** The names of the tables, as the template gives them to a function; null for one that it does not use. */
public record DynamoTables(String tasks, String categories, String ledger) {}
