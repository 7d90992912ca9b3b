package tasktracker.cli.client;

import java.net.PasswordAuthentication;
import org.apache.hc.client5.http.auth.CredentialsProvider;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.client5.http.routing.HttpRoutePlanner;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;

/** {@link NetworkSettings} in the terms of Apache HttpClient 5, which load tests and the AWS SDK call with. */
public record ApacheNetwork(HttpRoutePlanner routes, CredentialsProvider logins, TlsSocketStrategy tls) {
    /** The same settings. */
    public static ApacheNetwork of(NetworkSettings network) {
        return new ApacheNetwork(new SystemDefaultRoutePlanner(network.proxies()), (scope, _) -> {
            PasswordAuthentication login = network.logins().of(scope.getHost(), scope.getPort());
            return login == null ? null : new UsernamePasswordCredentials(login.getUserName(), login.getPassword());
        }, new DefaultClientTlsStrategy(network.tls()));
    }
}
