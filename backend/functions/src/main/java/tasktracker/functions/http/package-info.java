/** Between API Gateway and the services: requests, answers, problems, cursors, validation. */
package tasktracker.functions.http;
