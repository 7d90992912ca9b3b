/** Files of the user: where they are, profiles, settings and keys. */
package tasktracker.cli.config;
