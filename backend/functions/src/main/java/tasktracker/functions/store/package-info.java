/** What every store port speaks of: the version expected, the token of a retried write, the time left. */
package tasktracker.functions.store;
