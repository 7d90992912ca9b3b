/** The Lambda functions of the task API, packaged by feature. */
package tasktracker.functions;
