/** The stores in one SQLite file: the adapters of the functions' ports, API keys, settings, all behind one writer. */
package tasktracker.local.sqlite;
