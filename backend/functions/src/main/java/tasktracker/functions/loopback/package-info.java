/** An HTTP server on this very machine that answers for another: for the rehearsal, and for tests. */
package tasktracker.functions.loopback;
