/** What is kept in Secrets Manager. */
package tasktracker.functions.secrets;
