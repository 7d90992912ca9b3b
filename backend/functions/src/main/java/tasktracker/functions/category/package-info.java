/** Categories: the port to their store, the service, deleting one step by step. */
package tasktracker.functions.category;
