/** How a user names tasks and categories, and how they are found again. */
package tasktracker.cli.names;
