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
import java.util.Optional;
import java.util.function.UnaryOperator;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/**
 * The proxy that {@code HTTPS_PROXY} (or {@code HTTP_PROXY} for plain HTTP) names, but for the hosts of
 * {@code NO_PROXY}; java.net.http looks at neither. Lower-case names count first, as in curl. This machine is never
 * reached through a proxy.
 */
final class ProxySettings {
    private final Optional<URI> https;
    private final Optional<URI> http;
    private final List<String> direct;

    private ProxySettings(Optional<URI> https, Optional<URI> http, List<String> direct) {
        this.https = https;
        this.http = http;
        this.direct = direct;
    }

    /**
     * What the environment says.
     *
     * @param environment the value of a variable, null when it is not set
     * @throws CliException.Usage for a value that names no HTTP proxy
     */
    static ProxySettings of(UnaryOperator<String> environment) {
        List<String> direct = new ArrayList<>();
        for (String host : value(environment, "NO_PROXY").orElse("").split(",", -1)) {
            if (!host.isBlank()) {
                direct.add(host.strip().toLowerCase(Locale.ROOT));
            }
        }
        return new ProxySettings(proxy(environment, "HTTPS_PROXY"), proxy(environment, "HTTP_PROXY"), direct);
    }

    /** Lets a client use these proxies. */
    void applyTo(HttpClient.Builder builder) {
        if (https.isEmpty() && http.isEmpty()) {
            builder.proxy(HttpClient.Builder.NO_PROXY);
            return;
        }
        builder.proxy(new Selector());
        credentials().ifPresent(login -> {
            // The JDK refuses Basic for tunnels unless told otherwise before its first client.
            System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
            builder.authenticator(new ProxyLogin(login));
        });
    }

    /** These proxies, for a client that asks before each connection. */
    ProxySelector selector() {
        return new Selector();
    }

    /** The proxy for an address, or empty for a direct connection. */
    Optional<InetSocketAddress> proxyFor(URI uri) {
        Optional<URI> proxy = "https".equalsIgnoreCase(uri.getScheme()) ? https : http;
        return proxy.isEmpty() || isDirect(uri.getHost().toLowerCase(Locale.ROOT))
                ? Optional.empty()
                : Optional.of(InetSocketAddress.createUnresolved(proxy.get().getHost(), port(proxy.get())));
    }

    private boolean isDirect(String host) {
        if (host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]")) {
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

    private Optional<PasswordAuthentication> credentials() {
        for (Optional<URI> proxy : List.of(https, http)) {
            String login = proxy.map(URI::getRawUserInfo).orElse(null);
            if (login != null) {
                int colon = login.indexOf(':');
                String user = colon < 0 ? login : login.substring(0, colon);
                String password = colon < 0 ? "" : login.substring(colon + 1);
                return Optional.of(new PasswordAuthentication(decode(user), decode(password).toCharArray()));
            }
        }
        return Optional.empty();
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static int port(URI proxy) {
        return proxy.getPort() < 0 ? 80 : proxy.getPort();
    }

    private static Optional<URI> proxy(UnaryOperator<String> environment, String name) {
        return value(environment, name).map(text -> {
            try {
                URI uri = URI.create(text.contains("://") ? text : "http://" + text);
                if ("http".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null) {
                    return uri;
                }
            } catch (IllegalArgumentException _) {
                // said below; the value itself may hold a password
            }
            throw new CliException.Usage(
                    Failure.of("PROXY_UNUSABLE", name + " names no HTTP proxy such as http://proxy.example.com:3128"));
        });
    }

    private static Optional<String> value(UnaryOperator<String> environment, String name) {
        String lower = environment.apply(name.toLowerCase(Locale.ROOT));
        String value = lower != null ? lower : environment.apply(name);
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(value.strip());
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

    private static final class ProxyLogin extends Authenticator {
        private final PasswordAuthentication login;

        ProxyLogin(PasswordAuthentication login) {
            this.login = login;
        }

        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            return getRequestorType() == RequestorType.PROXY ? login : null;
        }
    }
}
