/** Serves the OpenAPI document and a page made of it. */
package tasktracker.local.docs;
