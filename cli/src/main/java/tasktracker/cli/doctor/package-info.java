/** What {@code tasktracker doctor} looks at, and how: side by side, each check with a time limit. */
package tasktracker.cli.doctor;
