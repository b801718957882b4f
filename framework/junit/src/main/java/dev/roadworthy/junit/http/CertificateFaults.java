package dev.roadworthy.junit.http;

import dev.roadworthy.diagnosis.Line;
import dev.roadworthy.diagnosis.WireFault;
import dev.roadworthy.fault.FaultCode;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says why a chain was refused: by the exception, and where that only says that no path to a
 * trusted issuer was found, by the certificates that would have been on it.
 */
final class CertificateFaults {

  private static final Pattern COMMON_NAME = Pattern.compile("(?:^|,)CN=((?:[^,\\\\]|\\\\.)+)");
  private static final int MOST_NAMES = 5;

  private CertificateFaults() {}

  /**
   * @param host that was asked for
   * @param now by which certificates are valid or not
   */
  static WireFault of(RejectedChainException rejected, String host, Instant now) {
    X509Certificate leaf = rejected.chain().get(0);
    WireFault named = WireFault.of(Objects.requireNonNull(rejected.getCause()));
    FaultCode code = named == null ? FaultCode.HANDSHAKE_FAILED : named.code();
    if (code.equals(FaultCode.WRONG_HOST)) {
      return new WireFault(code, "the certificate is for " + names(leaf) + ", not for " + host);
    }
    for (X509Certificate certificate : path(rejected.chain(), now)) {
      if (isExpired(certificate, now)) {
        return expired(certificate, now);
      }
      if (certificate.getNotBefore().toInstant().isAfter(now)) {
        return early(certificate, now);
      }
    }
    if (code.equals(FaultCode.UNTRUSTED)) {
      return new WireFault(code, untrusted(leaf));
    }
    return new WireFault(
        code, "the certificate of " + name(leaf) + " was refused: " + rootMessage(rejected));
  }

  private static boolean isExpired(X509Certificate certificate, Instant now) {
    return certificate.getNotAfter().toInstant().isBefore(now);
  }

  /**
   * From the leaf, each certificate with the one that issued it; what else was sent is left out.
   */
  private static List<X509Certificate> path(List<X509Certificate> sent, Instant now) {
    List<X509Certificate> path = new ArrayList<>(List.of(sent.get(0)));
    Optional<X509Certificate> next = issuer(sent.get(0), sent, path, now);
    while (next.isPresent()) {
      path.add(next.get());
      next = issuer(next.get(), sent, path, now);
    }
    return path;
  }

  /** One that is still valid, if there are several. */
  private static Optional<X509Certificate> issuer(
      X509Certificate of, List<X509Certificate> sent, List<X509Certificate> path, Instant now) {
    return sent.stream()
        .filter(candidate -> !path.contains(candidate) && hasIssued(candidate, of))
        .min(Comparator.comparing(candidate -> isExpired(candidate, now)));
  }

  private static boolean hasIssued(X509Certificate issuer, X509Certificate certificate) {
    if (!issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
      return false;
    }
    try {
      certificate.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static WireFault expired(X509Certificate certificate, Instant now) {
    Instant end = certificate.getNotAfter().toInstant();
    return new WireFault(
        FaultCode.CERTIFICATE_EXPIRED,
        "the certificate of "
            + name(certificate)
            + " expired on "
            + day(end)
            + ", "
            + Line.span(Duration.between(end, now))
            + " ago");
  }

  private static WireFault early(X509Certificate certificate, Instant now) {
    Instant begin = certificate.getNotBefore().toInstant();
    return new WireFault(
        FaultCode.NOT_YET_VALID,
        "the certificate of "
            + name(certificate)
            + " is not valid before "
            + day(begin)
            + ", in "
            + Line.span(Duration.between(now, begin)));
  }

  private static String untrusted(X509Certificate leaf) {
    String issuer = leaf.getIssuerX500Principal().getName();
    return leaf.getIssuerX500Principal().equals(leaf.getSubjectX500Principal())
        ? "the certificate of " + name(leaf) + " is self-signed and not trusted"
        : "the certificate of "
            + name(leaf)
            + " leads to no trusted issuer; it was issued by "
            + issuer;
  }

  private static String name(X509Certificate certificate) {
    String subject = certificate.getSubjectX500Principal().getName();
    Matcher commonName = COMMON_NAME.matcher(subject);
    return commonName.find()
        ? commonName.group(1)
        : subject.isEmpty() ? names(certificate) : subject;
  }

  private static String names(X509Certificate certificate) {
    List<String> names = alternativeNames(certificate);
    if (names.isEmpty()) {
      return name(certificate);
    }
    String first = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
    return names.size() > MOST_NAMES
        ? first + " and " + (names.size() - MOST_NAMES) + " more"
        : first;
  }

  private static List<String> alternativeNames(X509Certificate certificate) {
    try {
      @Nullable Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null
          ? List.of()
          : names.stream()
              .map(entry -> entry.get(1))
              .filter(String.class::isInstance)
              .map(String.class::cast)
              .toList();
    } catch (CertificateParsingException e) {
      return List.of("unreadable names");
    }
  }

  private static String rootMessage(CertificateException rejected) {
    Throwable root = rejected;
    for (Throwable next = rejected; next != null; next = next.getCause()) {
      root = next;
    }
    String message = root.getMessage();
    return message == null ? root.getClass().getSimpleName() : message;
  }

  private static LocalDate day(Instant instant) {
    return instant.atZone(ZoneOffset.UTC).toLocalDate();
  }
}
