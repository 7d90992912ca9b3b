/** Many tasks in one request. */
package tasktracker.functions.bulk;
