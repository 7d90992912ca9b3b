package tasktracker.cli;

/** The tool's entry point: streams, factory, exit; nothing else. */
public final class Main {
    private Main() {}

    /**
     * Runs one command line.
     *
     * @param args the command line, without the program's name
     */
    public static void main(String[] args) {
        System.out.println("tasktracker 0.1.0");
    }
}
