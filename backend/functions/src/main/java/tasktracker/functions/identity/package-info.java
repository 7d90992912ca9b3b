/** Who calls. */
package tasktracker.functions.identity;
