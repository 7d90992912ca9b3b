/** AWS, as the tool administers it. The only package, with those below it, that sees the AWS SDK. */
package tasktracker.cli.aws;
