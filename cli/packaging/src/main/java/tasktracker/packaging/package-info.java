/** Builds the distribution out of what the modules built. Runs in the build and never ships. */
package tasktracker.packaging;
