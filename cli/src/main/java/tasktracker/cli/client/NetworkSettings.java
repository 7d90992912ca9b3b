package tasktracker.cli.client;

import java.net.ProxySelector;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;

/**
 * How this machine reaches others, for a client of another library: the proxies and authorities that every command uses.
 *
 * @param tls reads the authorities with the first connection
 */
public record NetworkSettings(ProxySelector proxies, SSLContext tls) {
    /**
     * What the environment says.
     *
     * @param environment the value of a variable, null when it is not set
     */
    public static NetworkSettings of(UnaryOperator<String> environment) {
        return new NetworkSettings(ProxySettings.of(environment).selector(),
                LazyTls.context(CaBundle.file(environment)));
    }
}
