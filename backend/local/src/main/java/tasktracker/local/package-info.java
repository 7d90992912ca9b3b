/** The local stack: the same template and the same handlers in one process, tasks in SQLite. */
package tasktracker.local;
