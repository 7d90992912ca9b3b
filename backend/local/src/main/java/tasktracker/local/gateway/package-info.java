/**
 * Does for the functions what API Gateway does: routes, API keys, throttles, request validation, CORS, proxy events,
 * gateway responses, each as the template says. What the template does not use is not here.
 */
package tasktracker.local.gateway;
