package tasktracker.cli.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import tasktracker.cli.config.IoReason;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/** Authorities of a PEM file, trusted on top of the platform's: for companies that open TLS at their border. */
final class CaBundle {
    /** The environment variable that names the file. */
    static final String VARIABLE = "TASKTRACKER_CA_BUNDLE";

    private CaBundle() {}

    /** The file that the environment names. */
    static Optional<Path> file(UnaryOperator<String> environment) {
        String file = environment.apply(VARIABLE);
        return file == null || file.isBlank() ? Optional.empty() : Optional.of(Path.of(file));
    }

    /**
     * A TLS context that trusts them all.
     *
     * @throws CliException.Local when the file cannot be read or holds no certificate
     */
    static SSLContext context(Path file) {
        try {
            KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
            authorities.load(null, null);
            int count = 0;
            for (X509Certificate certificate : platform()) {
                authorities.setCertificateEntry("platform-" + count++, certificate);
            }
            for (Certificate certificate : read(file)) {
                authorities.setCertificateEntry("extra-" + count++, certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(authorities);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw unusable(file, e);
        }
    }

    /**
     * How many authorities the file holds.
     *
     * @throws CliException.Local when it cannot be read or holds none
     */
    static int count(Path file) {
        try {
            return read(file).size();
        } catch (IOException | GeneralSecurityException e) {
            throw unusable(file, e);
        }
    }

    private static CliException unusable(Path file, Exception e) {
        return new CliException.Local(Failure.of("CA_BUNDLE_UNREADABLE",
                VARIABLE + " names " + file + ", which cannot be used: "
                        + (e instanceof IOException io ? IoReason.of(io) : e.getMessage()))
                .hint("unset " + VARIABLE), e);
    }

    private static List<Certificate> read(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            List<Certificate> found = new ArrayList<>(
                    CertificateFactory.getInstance("X.509").generateCertificates(in));
            if (found.isEmpty()) {
                throw new IOException("it holds no certificate in PEM form");
            }
            return found;
        }
    }

    private static List<X509Certificate> platform() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        List<X509Certificate> found = new ArrayList<>();
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                found.addAll(List.of(x509.getAcceptedIssuers()));
            }
        }
        return found;
    }
}
