/** API keys, in the shape that API Gateway gives them. */
package tasktracker.local.key;
