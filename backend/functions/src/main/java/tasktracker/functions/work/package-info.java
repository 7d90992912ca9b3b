/** Doing several things at once. */
package tasktracker.functions.work;
