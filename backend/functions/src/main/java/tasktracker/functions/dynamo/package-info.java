/** The stores on DynamoDB: the only place that knows its client, its keys, its conditions. */
package tasktracker.functions.dynamo;
