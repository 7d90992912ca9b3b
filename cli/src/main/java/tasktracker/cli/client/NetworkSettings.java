package tasktracker.cli.client;

import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import tasktracker.cli.error.CliException;

/**
 * How this machine reaches others, for a client of another library: the proxies and authorities that every command uses.
 *
 * @param proxies throws {@link CliException.Usage} for an address that would go through a proxy that is none
 * @param tls reads the authorities with the first connection
 */
public record NetworkSettings(ProxySelector proxies, Logins logins, SSLContext tls) {
    /** Who this user is to a proxy. */
    @FunctionalInterface
    public interface Logins {
        /** The user and password for a proxy, or null when none were given. */
        PasswordAuthentication of(String host, int port);
    }

    /**
     * What the environment says.
     *
     * @param environment the value of a variable, null when it is not set
     */
    public static NetworkSettings of(UnaryOperator<String> environment) {
        ProxySettings proxies = ProxySettings.of(environment);
        return new NetworkSettings(proxies.selector(), proxies::login, LazyTls.context(CaBundle.file(environment)));
    }

    /**
     * The file with authorities that the environment names, and how many it holds.
     *
     * @throws CliException.Local when it cannot be read or holds none
     */
    public static Optional<Map.Entry<Path, Integer>> authorities(UnaryOperator<String> environment) {
        return CaBundle.file(environment).map(file -> Map.entry(file, CaBundle.count(file)));
    }

    /** The proxy for an address, or empty for a direct connection. */
    public Optional<InetSocketAddress> proxyFor(URI address) {
        Proxy proxy = proxies.select(address).getFirst();
        return proxy.address() instanceof InetSocketAddress place ? Optional.of(place) : Optional.empty();
    }
}
