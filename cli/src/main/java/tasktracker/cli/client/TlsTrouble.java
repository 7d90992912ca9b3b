package tasktracker.cli.client;

import java.security.cert.CertPathValidatorException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import tasktracker.contract.Timestamps;

/**
 * Why there is no secure connection, in words of ours where the certificate is to blame: Java says "validity check
 * failed" of an old one and of one that is not valid yet.
 *
 * @param reason goes after the host's name and a colon
 * @param hint what to do
 */
public record TlsTrouble(String reason, String hint) {
    private static final String CLOCK = "when this machine's clock is right (tasktracker doctor): renew the certificate";

    /** Looks at all that led to it. */
    public static TlsTrouble of(SSLException failure) {
        CertPathValidatorException path = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case CertPathValidatorException found -> path = found;
                case CertificateExpiredException _ -> {
                    return new TlsTrouble("its certificate has expired"
                            + date(path, " on ", X509Certificate::getNotAfter), CLOCK);
                }
                case CertificateNotYetValidException _ -> {
                    return new TlsTrouble("its certificate is not valid yet"
                            + date(path, ", only from ", X509Certificate::getNotBefore), CLOCK);
                }
                case CertificateException other when isOfAnotherHost(other) -> {
                    return new TlsTrouble("its certificate is one of another host ("
                            + Excerpt.firstLine(other.getMessage()) + ")", "tasktracker profile show --origin");
                }
                default -> {
                }
            }
        }
        String said = Excerpt.firstLine(failure.getMessage());
        return said.contains("PKIX path building failed")
                ? new TlsTrouble("no authority known here vouches for its certificate",
                        "export " + CaBundle.VARIABLE + "=FILE.pem, when your network signs with its own CA")
                : new TlsTrouble(said, "tasktracker doctor");
    }

    /** The check of names has no exception of its own; those of paths have a class of their own. */
    private static boolean isOfAnotherHost(CertificateException e) {
        return e.getClass() == CertificateException.class && String.valueOf(e.getMessage()).startsWith("No ");
    }

    private static String date(CertPathValidatorException path, String before, Function<X509Certificate, Date> date) {
        return Optional.ofNullable(path).filter(found -> found.getCertPath() != null && found.getIndex() >= 0)
                .map(found -> (Certificate) List.copyOf(found.getCertPath().getCertificates()).get(found.getIndex()))
                .filter(X509Certificate.class::isInstance).map(X509Certificate.class::cast)
                .map(certificate -> before + Timestamps.format(date.apply(certificate).toInstant())).orElse("");
    }
}
