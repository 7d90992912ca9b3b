package tasktracker.cli.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import tasktracker.cli.client.NetworkSettings;
import tasktracker.cli.client.TlsTrouble;
import tasktracker.cli.config.IoReason;
import tasktracker.cli.time.Span;
import tasktracker.contract.Timestamps;

/**
 * The way to a host, without a word of HTTP: its name, a connection, TLS. Through a proxy, the way to the proxy.
 *
 * @param patience for connecting and for the handshake
 */
record Wire(NetworkSettings network, Clock clock, Duration patience) {
    private static final String SECURE = "https";
    private static final String PROFILE = "tasktracker profile show --origin";
    private static final Duration SOON = Duration.ofDays(14);

    /** Reports the three steps. Whether a call is worth trying. */
    boolean reaches(URI endpoint, Consumer<Diagnosis> report) {
        Optional<InetSocketAddress> proxy = network.proxyFor(endpoint);
        String host = proxy.map(InetSocketAddress::getHostString).orElse(endpoint.getHost());
        int port = proxy.map(InetSocketAddress::getPort).orElse(port(endpoint));
        InetAddress[] addresses = resolved(host, proxy.isPresent(), report);
        if (addresses == null) {
            return false;
        }
        try (Socket socket = connected(addresses, host, port, report)) {
            if (socket == null) {
                return false;
            }
            if (proxy.isPresent()) {
                report.accept(Diagnosis.skip(Checks.TLS, "through the proxy; the call below shows it"));
                return true;
            }
            return secured(socket, endpoint, report);
        } catch (IOException _) {
            return true; // closing it failed; the call has a connection of its own
        }
    }

    private static InetAddress[] resolved(String host, boolean proxy, Consumer<Diagnosis> report) {
        long start = System.nanoTime();
        try {
            InetAddress[] found = InetAddress.getAllByName(host);
            String address = found[0].getHostAddress();
            report.accept(Diagnosis.pass(Checks.DNS, (proxy ? "the proxy " : "") + host + (address.equals(host)
                    ? " is an address and needs no look-up"
                    : " is " + address + (found.length > 1 ? " and " + (found.length - 1) + " more" : "")
                            + ", found in " + since(start) + " ms")));
            return found;
        } catch (UnknownHostException _) {
            report.accept(Diagnosis.fail(Checks.DNS,
                    "there is no " + (proxy ? "proxy " : "host ") + host + ", or no name service", PROFILE));
            return null;
        }
    }

    private Socket connected(InetAddress[] addresses, String host, int port, Consumer<Diagnosis> report) {
        IOException last = null;
        for (InetAddress address : addresses) {
            long start = System.nanoTime();
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(address, port), (int) patience.toMillis());
                report.accept(Diagnosis.pass(Checks.CONNECT, host + ":" + port + " accepts within " + since(start)
                        + " ms"));
                return socket;
            } catch (IOException e) {
                last = e;
                close(socket);
            }
        }
        report.accept(Diagnosis.fail(Checks.CONNECT,
                "nothing answers at " + host + ":" + port + ": " + IoReason.of(last), PROFILE));
        return null;
    }

    private boolean secured(Socket plain, URI endpoint, Consumer<Diagnosis> report) throws IOException {
        if (!SECURE.equals(endpoint.getScheme())) {
            report.accept(plain.getInetAddress().isLoopbackAddress()
                    ? Diagnosis.skip(Checks.TLS, "plain http, which stays on this machine")
                    : Diagnosis.warn(Checks.TLS, "plain http: the key can be read on its way", PROFILE));
            return true;
        }
        long start = System.nanoTime();
        try (SSLSocket socket = (SSLSocket) network.tls().getSocketFactory()
                .createSocket(plain, endpoint.getHost(), port(endpoint), false)) {
            socket.setSoTimeout((int) patience.toMillis());
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            report.accept(agreed(socket, since(start)));
            return true;
        } catch (SSLException e) {
            TlsTrouble trouble = TlsTrouble.of(e);
            report.accept(Diagnosis.fail(Checks.TLS, "no secure connection: " + trouble.reason(), trouble.hint()));
            return false;
        } catch (IOException e) {
            report.accept(Diagnosis.fail(Checks.TLS, "the handshake failed: " + IoReason.of(e), PROFILE));
            return false;
        }
    }

    private Diagnosis agreed(SSLSocket socket, long millis) throws IOException {
        String protocol = socket.getSession().getProtocol() + " within " + millis + " ms";
        for (Certificate certificate : socket.getSession().getPeerCertificates()) {
            if (certificate instanceof X509Certificate x509) {
                Instant end = x509.getNotAfter().toInstant();
                Duration left = Duration.between(clock.instant(), end);
                String words = protocol + (left.isNegative()
                        ? "; the certificate, trusted by itself, ended on " + Timestamps.format(end)
                        : "; the certificate ends in " + Span.words(left));
                return left.compareTo(SOON) < 0
                        ? Diagnosis.warn(Checks.TLS, words, "tell whoever runs " + socket.getSession().getPeerHost())
                        : Diagnosis.pass(Checks.TLS, words);
            }
        }
        return Diagnosis.pass(Checks.TLS, protocol);
    }

    private static int port(URI endpoint) {
        return endpoint.getPort() >= 0 ? endpoint.getPort() : SECURE.equals(endpoint.getScheme()) ? 443 : 80;
    }

    private static long since(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // it was never open
        }
    }
}
