/** Many command lines in one process: at a prompt, or from a script. The only package that knows JLine. */
package tasktracker.cli.shell;
