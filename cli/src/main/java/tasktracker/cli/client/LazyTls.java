package tasktracker.cli.client;

import java.nio.file.Path;
import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/**
 * A TLS context that reads the authorities with the first connection. java.net.http asks every client for one, even for
 * {@code http://} alone, and reading them takes as long as everything else in a command.
 */
final class LazyTls extends SSLContextSpi {
    private final Optional<Path> caBundle;
    private SSLContext context;

    private LazyTls(Optional<Path> caBundle) {
        this.caBundle = caBundle;
    }

    static SSLContext context(Optional<Path> caBundle) {
        return new Context(new LazyTls(caBundle));
    }

    private synchronized SSLContext real() {
        if (context == null) {
            try {
                context = caBundle.isPresent() ? CaBundle.context(caBundle.get()) : SSLContext.getDefault();
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("this Java has no TLS", e);
            }
        }
        return context;
    }

    /** All the client asks for before there is a connection; what is null here, each connection decides itself. */
    @Override
    protected SSLParameters engineGetDefaultSSLParameters() {
        return new SSLParameters();
    }

    @Override
    protected SSLParameters engineGetSupportedSSLParameters() {
        return new SSLParameters();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
        return real().createSSLEngine();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
        return real().createSSLEngine(host, port);
    }

    @Override
    protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random)
            throws KeyManagementException {
        throw new KeyManagementException("is initialised by its first connection");
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
        return real().getSocketFactory();
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
        return real().getServerSocketFactory();
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
        return real().getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
        return real().getClientSessionContext();
    }

    private static final class Context extends SSLContext {
        Context(SSLContextSpi spi) {
            super(spi, null, "TLS");
        }
    }
}
