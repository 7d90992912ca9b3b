/** {@code deploy}: a stack on AWS, from nothing to the first call. */
package tasktracker.cli.command.deploy;
