/** The OpenAPI document as tests read it, and what holds it against what the functions do. */
package tasktracker.functions.openapi;
