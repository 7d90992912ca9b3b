package tasktracker.functions.loopback;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate authority (RFC 5280) that lives as long as this object: made anew with keys that nobody keeps, it vouches
 * for 127.0.0.1 and nothing else. RSA with SHA-256, like the certificates of AWS, so that a rehearsal runs the same code.
 */
public final class Authority {
    private static final int KEY_BITS = 2048;
    private static final byte[] SHA256_WITH_RSA = sequence(oid(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b),
            tagged(0x05));
    private static final byte[] COMMON_NAME = oid(0x55, 0x04, 0x03);
    private static final byte[] IS_AUTHORITY = extension(oid(0x55, 0x1d, 0x13), sequence(tagged(0x01, bytes(0xff))));
    private static final byte[] FOR_LOOPBACK = extension(oid(0x55, 0x1d, 0x11),
            sequence(tagged(0x87, bytes(127, 0, 0, 1))));

    private final KeyStore trust;
    private final SSLContext server;

    private Authority(KeyStore trust, SSLContext server) {
        this.trust = trust;
        this.server = server;
    }

    /** A new authority. */
    public static Authority create() throws GeneralSecurityException, IOException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(KEY_BITS);
        KeyPair root = generator.generateKeyPair();
        KeyPair leaf = generator.generateKeyPair();
        Certificate rootCertificate = certificate(1, "root", "root", root, root.getPrivate(), IS_AUTHORITY);
        Certificate leafCertificate = certificate(2, "root", "loopback", leaf, root.getPrivate(), FOR_LOOPBACK);

        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("root", rootCertificate);

        char[] none = {};
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry("leaf", leaf.getPrivate(), none, new Certificate[]{ leafCertificate, rootCertificate });
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, none);
        SSLContext server = SSLContext.getInstance("TLS");
        server.init(managers.getKeyManagers(), null, null);
        return new Authority(trust, server);
    }

    /** What a client must trust to believe the server. */
    public KeyStore trust() {
        return trust;
    }

    /** Sockets for a server on 127.0.0.1. */
    public ServerSocketFactory sockets() {
        return server.getServerSocketFactory();
    }

    private static Certificate certificate(int serial, String issuer, String subject, KeyPair keys, PrivateKey signer,
            byte[] extension) throws GeneralSecurityException {
        byte[] validity = sequence(time("20000101000000Z"), time("99991231235959Z"));
        byte[] body = sequence(tagged(0xa0, tagged(0x02, bytes(2))),
                tagged(0x02, BigInteger.valueOf(serial).toByteArray()), SHA256_WITH_RSA, name(issuer), validity,
                name(subject), keys.getPublic().getEncoded(), tagged(0xa3, sequence(extension)));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(signer);
        signature.update(body);
        byte[] der = sequence(body, SHA256_WITH_RSA, tagged(0x03, bytes(0), signature.sign()));
        return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    private static byte[] name(String commonName) {
        byte[] value = tagged(0x0c, commonName.getBytes(StandardCharsets.UTF_8));
        return sequence(tagged(0x31, sequence(COMMON_NAME, value)));
    }

    private static byte[] time(String generalized) {
        return tagged(0x18, generalized.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] extension(byte[] id, byte[] value) {
        return sequence(id, tagged(0x04, value));
    }

    private static byte[] oid(int... encoded) {
        return tagged(0x06, bytes(encoded));
    }

    private static byte[] sequence(byte[]... parts) {
        return tagged(0x30, parts);
    }

    /** One value in DER (ITU-T X.690): its tag, its length, and its parts one after the other. */
    private static byte[] tagged(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        value.write(tag);
        int length = content.size();
        if (length < 0x80) {
            value.write(length);
        } else if (length < 0x100) {
            value.writeBytes(bytes(0x81, length));
        } else {
            value.writeBytes(bytes(0x82, length >> 8, length));
        }
        value.writeBytes(content.toByteArray());
        return value.toByteArray();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
