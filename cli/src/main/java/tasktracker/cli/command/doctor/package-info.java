/** {@code tasktracker doctor}. */
package tasktracker.cli.command.doctor;
