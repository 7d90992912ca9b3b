package tasktracker.cli.client;

import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tasktracker.cli.config.Profiles;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/**
 * The proxy that {@code HTTPS_PROXY} (or {@code HTTP_PROXY} for plain HTTP) names, but for the hosts of
 * {@code NO_PROXY}; java.net.http looks at neither. Lower-case names count first, as in curl. This machine is never
 * reached through a proxy. A variable that names none of use is refused when something is to go through it.
 */
final class ProxySettings {
    private final Optional<Said> https;
    private final Optional<Said> http;
    private final List<String> direct;

    /**
     * What a variable says.
     *
     * @param proxy empty when it names no HTTP proxy; the value itself may hold a password, so it is not kept
     */
    private record Said(String variable, Optional<URI> proxy) {
        boolean isAt(String host, int port) {
            return proxy.filter(uri -> uri.getHost().equalsIgnoreCase(host) && port(uri) == port).isPresent();
        }
    }

    private ProxySettings(Optional<Said> https, Optional<Said> http, List<String> direct) {
        this.https = https;
        this.http = http;
        this.direct = direct;
    }

    /**
     * What the environment says.
     *
     * @param environment the value of a variable, null when it is not set
     */
    static ProxySettings of(UnaryOperator<String> environment) {
        List<String> direct = new ArrayList<>();
        for (String host : value(environment, "NO_PROXY").map(Map.Entry::getValue).orElse("").split(",", -1)) {
            if (!host.isBlank()) {
                direct.add(host.strip().toLowerCase(Locale.ROOT));
            }
        }
        return new ProxySettings(said(environment, "HTTPS_PROXY"), said(environment, "HTTP_PROXY"), direct);
    }

    /** Lets a client use these proxies. */
    void applyTo(HttpClient.Builder builder) {
        if (https.isEmpty() && http.isEmpty()) {
            builder.proxy(HttpClient.Builder.NO_PROXY);
            return;
        }
        builder.proxy(new Selector());
        if (hasLogin(https) || hasLogin(http)) {
            // The JDK refuses Basic for tunnels unless told otherwise before its first client.
            System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
            builder.authenticator(new ProxyLogin());
        }
    }

    /** These proxies, for a client that asks before each connection. */
    ProxySelector selector() {
        return new Selector();
    }

    /**
     * The user and password for a proxy, or null when none were given.
     *
     * @param port of the proxy
     */
    PasswordAuthentication login(String host, int port) {
        for (Optional<Said> said : List.of(https, http)) {
            if (hasLogin(said) && said.get().isAt(host, port)) {
                String login = said.get().proxy().get().getRawUserInfo();
                int colon = login.indexOf(':');
                String user = colon < 0 ? login : login.substring(0, colon);
                String password = colon < 0 ? "" : login.substring(colon + 1);
                return new PasswordAuthentication(decode(user), decode(password).toCharArray());
            }
        }
        return null;
    }

    /**
     * The proxy for an address, or empty for a direct connection.
     *
     * @throws CliException.Usage when the variable that it would be in names no HTTP proxy
     */
    Optional<InetSocketAddress> proxyFor(URI uri) {
        Optional<Said> said = "https".equalsIgnoreCase(uri.getScheme()) ? https : http;
        String host = uri.getHost() == null ? uri.getRawAuthority() : uri.getHost();
        if (said.isEmpty() || isDirect(host.toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        URI proxy = said.get().proxy().orElseThrow(() -> new CliException.Usage(Failure.of("PROXY_UNUSABLE",
                said.get().variable() + " names no HTTP proxy such as http://proxy.example.com:3128")
                .hint("unset " + said.get().variable() + ", or go there without a proxy: export NO_PROXY=" + host)));
        return Optional.of(InetSocketAddress.createUnresolved(proxy.getHost(), port(proxy)));
    }

    private boolean isDirect(String host) {
        if (Profiles.isThisMachine(host)) {
            return true;
        }
        for (String entry : direct) {
            String suffix = entry.startsWith("*.") ? entry.substring(1) : entry.startsWith(".") ? entry : "." + entry;
            if (entry.equals("*") || host.equals(suffix.substring(1)) || host.endsWith(suffix)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasLogin(Optional<Said> said) {
        return said.flatMap(Said::proxy).filter(uri -> uri.getRawUserInfo() != null).isPresent();
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static int port(URI proxy) {
        return proxy.getPort() < 0 ? 80 : proxy.getPort();
    }

    private static Optional<Said> said(UnaryOperator<String> environment, String name) {
        return value(environment, name).map(value -> new Said(value.getKey(), proxy(value.getValue())));
    }

    private static Optional<URI> proxy(String text) {
        try {
            URI uri = URI.create(text.contains("://") ? text : "http://" + text);
            return "http".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** The name that counts, and its value. */
    private static Optional<Map.Entry<String, String>> value(UnaryOperator<String> environment, String name) {
        String small = name.toLowerCase(Locale.ROOT);
        String lower = environment.apply(small);
        String value = lower != null ? lower : environment.apply(name);
        return value == null || value.isBlank()
                ? Optional.empty()
                : Optional.of(Map.entry(lower != null ? small : name, value.strip()));
    }

    private final class Selector extends ProxySelector {
        @Override
        public List<Proxy> select(URI uri) {
            return proxyFor(uri).map(address -> List.of(new Proxy(Proxy.Type.HTTP, address)))
                    .orElse(List.of(Proxy.NO_PROXY));
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException e) {
            // the request itself fails, and says so
        }
    }

    private final class ProxyLogin extends Authenticator {
        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            return getRequestorType() == RequestorType.PROXY
                    ? login(getRequestingHost(), getRequestingPort())
                    : null;
        }
    }
}
