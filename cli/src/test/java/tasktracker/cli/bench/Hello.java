package tasktracker.cli.bench;

/** The smallest program: what the start-up benchmark ({@code cli/bench/start-up}) gives its figures as multiples of. */
final class Hello {
    private Hello() {}

    public static void main(String[] args) {
        System.out.println("hello");
    }
}
