/** What a search finds, and which of it comes first: the one definition that every store goes by. */
package tasktracker.functions.search;
