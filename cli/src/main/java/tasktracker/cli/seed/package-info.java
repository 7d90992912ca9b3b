/** Realistic data to try things with. */
package tasktracker.cli.seed;
