/** Text as people compare it: folded for unique names and for search. */
package tasktracker.functions.text;
