/** Tasks into CSV. */
package tasktracker.cli.transfer.export;
