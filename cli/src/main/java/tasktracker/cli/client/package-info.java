/** The API as the tool sees it: a port, its HTTP adapter, and what a network needs (retries, proxy, TLS, time limits). */
package tasktracker.cli.client;
