/** Stacks: deployed, watched, read and deleted by the AWS SDK. */
package tasktracker.cli.aws.stack;
