package tasktracker.local.template;

/** A template that cannot be served: not readable, or with something in it that the local stack does not know. */
public final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TemplateException(String message) {
        super(message);
    }

    public TemplateException(String message, Throwable cause) {
        super(message, cause);
    }
}
