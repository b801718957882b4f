package dev.roadworthy.junit.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.roadworthy.config.Trust;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A key and its certificate for 127.0.0.1, made on the spot: no key lies in our jar. The JDK makes
 * no certificates, so this one is written field by field, as RFC 5280 has it.
 */
record LoopbackIdentity(KeyPair keys, X509Certificate certificate) {

  private static final int INTEGER = 0x02;
  private static final int BIT_STRING = 0x03;
  private static final int OCTET_STRING = 0x04;
  private static final int UTF8_STRING = 0x0c;
  private static final int GENERALIZED_TIME = 0x18;
  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;
  private static final int IP_ADDRESS = 0x87;
  private static final int VERSION = 0xa0;
  private static final int EXTENSIONS = 0xa3;

  private static final byte[] ECDSA_WITH_SHA256 = HexFormat.of().parseHex("06082a8648ce3d040302");
  private static final byte[] COMMON_NAME = HexFormat.of().parseHex("0603550403");
  private static final byte[] ALTERNATIVE_NAME = HexFormat.of().parseHex("0603551d11");

  static LoopbackIdentity create() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair keys = generator.generateKeyPair();
    byte[] algorithm = der(SEQUENCE, ECDSA_WITH_SHA256);
    byte[] content = content(keys, algorithm);
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(keys.getPrivate());
    signature.update(content);
    byte[] encoded =
        der(SEQUENCE, content, algorithm, der(BIT_STRING, new byte[] {0}, signature.sign()));
    return new LoopbackIdentity(
        keys,
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(encoded)));
  }

  private static byte[] content(KeyPair keys, byte[] algorithm) {
    byte[] name =
        der(
            SEQUENCE,
            der(SET, der(SEQUENCE, COMMON_NAME, der(UTF8_STRING, "warm-up".getBytes(US_ASCII)))));
    byte[] loopback = der(SEQUENCE, der(IP_ADDRESS, new byte[] {127, 0, 0, 1}));
    byte[] extension = der(SEQUENCE, ALTERNATIVE_NAME, der(OCTET_STRING, loopback));
    return der(
        SEQUENCE,
        der(VERSION, der(INTEGER, new byte[] {2})),
        der(INTEGER, new byte[] {1}),
        algorithm,
        name,
        der(SEQUENCE, time("20000101000000Z"), time("99991231235959Z")),
        name,
        keys.getPublic().getEncoded(),
        der(EXTENSIONS, der(SEQUENCE, extension)));
  }

  private static byte[] time(String text) {
    return der(GENERALIZED_TIME, text.getBytes(US_ASCII));
  }

  /** A field: its tag, its length, its parts. */
  private static byte[] der(int tag, byte[]... parts) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      body.writeBytes(part);
    }
    ByteArrayOutputStream field = new ByteArrayOutputStream();
    field.write(tag);
    if (body.size() > 0xff) {
      field.write(0x82);
      field.write(body.size() >> 8);
    } else if (body.size() > 0x7f) {
      field.write(0x81);
    }
    field.write(body.size());
    field.writeBytes(body.toByteArray());
    return field.toByteArray();
  }

  Trust trusted() {
    return new Trust(List.of(certificate));
  }

  /** What a server shows it with. */
  SSLContext context() throws GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try {
      store.load(null, null);
    } catch (IOException e) {
      throw new GeneralSecurityException("An empty key store is not read", e);
    }
    store.setKeyEntry("warm-up", keys.getPrivate(), new char[0], new Certificate[] {certificate});
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }
}
