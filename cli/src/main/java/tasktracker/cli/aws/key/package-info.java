/** The API keys of a stack, by API Gateway's control plane: AWS's or the local stack's. */
package tasktracker.cli.aws.key;
