package tasktracker.functions.dynamo;

/** The names of the tables, as the template gives them to the functions. */
public record DynamoTables(String tasks, String categories, String ledger) {}
