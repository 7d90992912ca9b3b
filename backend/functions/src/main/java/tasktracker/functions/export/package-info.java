/** Tasks as CSV. */
package tasktracker.functions.export;
