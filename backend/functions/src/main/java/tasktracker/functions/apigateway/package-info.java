/** API Gateway's control plane, as far as the expiry of keys needs it. */
package tasktracker.functions.apigateway;
