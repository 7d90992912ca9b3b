/** Reads the SAM template: the one source of routes, functions, models, throttles, gateway responses and tables. */
package tasktracker.local.template;
