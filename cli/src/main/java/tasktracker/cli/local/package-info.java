/** The local stack as the tool sees it: a process of its own, found by its state file, started when it is needed. */
package tasktracker.cli.local;
