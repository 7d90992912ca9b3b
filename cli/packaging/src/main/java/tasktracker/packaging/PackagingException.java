package tasktracker.packaging;

/** The distribution cannot be built; the message says why to whoever runs the build. */
final class PackagingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PackagingException(String message) {
        super(message);
    }
}
