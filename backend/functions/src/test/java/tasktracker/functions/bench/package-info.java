/** What the functions take: from nothing, from a snapshot, and when they are warm. */
package tasktracker.functions.bench;
