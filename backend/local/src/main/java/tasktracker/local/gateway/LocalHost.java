package tasktracker.local.gateway;

/** Whether a request is meant for this machine. A web page that had its own name point here would come with that. */
public final class LocalHost {
    private LocalHost() {}

    /** Whether the value of a Host header names loopback; null does not. */
    public static boolean isNamedBy(String host) {
        if (host == null) {
            return false;
        }
        int colon = host.lastIndexOf(':');
        String name = colon < 0 || host.endsWith("]") ? host : host.substring(0, colon);
        return name.equals("127.0.0.1") || name.equalsIgnoreCase("localhost") || name.equals("[::1]");
    }
}
