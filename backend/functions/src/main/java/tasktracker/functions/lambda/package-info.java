/** One class per function, and what wires them. */
package tasktracker.functions.lambda;
