/** Structured logs and metrics. */
package tasktracker.functions.observe;
