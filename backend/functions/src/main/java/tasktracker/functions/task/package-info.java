/** Tasks: what can be asked of them, the port to their store, the service. */
package tasktracker.functions.task;
