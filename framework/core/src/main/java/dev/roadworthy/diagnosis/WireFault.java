package dev.roadworthy.diagnosis;

import dev.roadworthy.fault.FaultCode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * What the JDK's network exceptions mean, whichever client threw them; and that it had no
 * descriptor or thread left to ask with.
 *
 * @param code the fault's code
 * @param reason what the exception itself says
 */
public record WireFault(FaultCode code, String reason) {

  /** Deep enough for every wrapper seen, and an end to causes that go in circles. */
  private static final int DEEPEST = 20;

  private static final Pattern RESET =
      Pattern.compile("reset|broken pipe|connection abort", Pattern.CASE_INSENSITIVE);
  private static final Pattern UNREACHABLE =
      Pattern.compile("unreachable|no route|host is down", Pattern.CASE_INSENSITIVE);
  private static final Pattern TIMED_OUT = Pattern.compile("timed out", Pattern.CASE_INSENSITIVE);
  private static final Pattern CONNECT_TIMED_OUT =
      Pattern.compile("connect(?:ion)? timed out", Pattern.CASE_INSENSITIVE);
  private static final Pattern CUT_SHORT =
      Pattern.compile(
          "received no bytes|EOF reached while reading|Unexpected end of file from server"
              + "|Premature EOF|fixed content-length: \\d+, bytes received: \\d+"
              + "|chunked transfer encoding, state");
  private static final Pattern NONE_LEFT =
      Pattern.compile(
          "too many open files|unable to create (?:new )?native thread", Pattern.CASE_INSENSITIVE);
  private static final Pattern OTHER_NAME =
      Pattern.compile("subject alternative|No name matching|match", Pattern.CASE_INSENSITIVE);

  private record Rule(FaultCode code, Predicate<Throwable> matches) {}

  /**
   * From the most telling to the least: a client's own ConnectException may hide an unknown host.
   */
  private static final List<Rule> RULES =
      List.of(
          new Rule(FaultCode.WORKER_EXHAUSTED, WireFault::isExhaustion),
          new Rule(
              FaultCode.NAME_SERVER_SILENT,
              e -> e instanceof UnknownHostException && isTemporary(e)),
          new Rule(FaultCode.NAME_UNKNOWN, e -> e instanceof UnknownHostException),
          new Rule(FaultCode.NAME_UNKNOWN, e -> e instanceof UnresolvedAddressException),
          new Rule(FaultCode.NO_ROUTE, e -> e instanceof NoRouteToHostException),
          new Rule(FaultCode.NO_ROUTE, e -> e instanceof SocketException && says(e, UNREACHABLE)),
          new Rule(FaultCode.CONNECT_TIMED_OUT, e -> e instanceof HttpConnectTimeoutException),
          new Rule(
              FaultCode.CONNECT_TIMED_OUT,
              e -> e instanceof ConnectException && says(e, TIMED_OUT)),
          new Rule(
              FaultCode.CONNECT_TIMED_OUT,
              e -> e instanceof SocketTimeoutException && says(e, CONNECT_TIMED_OUT)),
          new Rule(FaultCode.REFUSED, e -> e instanceof ConnectException),
          new Rule(FaultCode.RESET, e -> e instanceof SocketException && says(e, RESET)),
          new Rule(FaultCode.CERTIFICATE_EXPIRED, e -> e instanceof CertificateExpiredException),
          new Rule(FaultCode.NOT_YET_VALID, e -> e instanceof CertificateNotYetValidException),
          new Rule(FaultCode.UNTRUSTED, WireFault::isUntrusted),
          new Rule(FaultCode.WRONG_HOST, WireFault::isOtherName),
          new Rule(FaultCode.CUT_SHORT, e -> e instanceof IOException && says(e, CUT_SHORT)),
          new Rule(FaultCode.HANDSHAKE_FAILED, e -> e instanceof SSLException),
          new Rule(FaultCode.NO_ANSWER, e -> e instanceof HttpTimeoutException),
          new Rule(FaultCode.NO_ANSWER, e -> e instanceof SocketTimeoutException));

  /**
   * Names an exception by itself and its causes.
   *
   * @return null if it is none of the network's
   */
  public static @Nullable WireFault of(Throwable thrown) {
    List<Throwable> causes = causes(thrown);
    for (Rule rule : RULES) {
      for (Throwable cause : causes) {
        if (rule.matches().test(cause)) {
          return new WireFault(rule.code(), rule.code().title() + " (" + describe(cause) + ")");
        }
      }
    }
    return null;
  }

  private static List<Throwable> causes(Throwable thrown) {
    List<Throwable> causes = new ArrayList<>();
    for (Throwable next = thrown; next != null && causes.size() < DEEPEST; next = next.getCause()) {
      causes.add(next);
    }
    return causes;
  }

  private static String describe(Throwable cause) {
    String message = cause.getMessage();
    String type = cause.getClass().getSimpleName();
    return message == null ? type : type + ": " + message;
  }

  private static boolean says(Throwable thrown, Pattern pattern) {
    return thrown.getMessage() != null && pattern.matcher(thrown.getMessage()).find();
  }

  /** In whatever it comes: sockets, files and resolvers say it, each by a type of its own. */
  private static boolean isExhaustion(Throwable thrown) {
    return (thrown instanceof IOException || thrown instanceof OutOfMemoryError)
        && says(thrown, NONE_LEFT);
  }

  private static boolean isTemporary(Throwable thrown) {
    String message = thrown.getMessage();
    return message != null && message.toLowerCase(Locale.ROOT).contains("temporary failure");
  }

  private static boolean isUntrusted(Throwable thrown) {
    return thrown instanceof CertPathBuilderException
        || (thrown instanceof CertPathValidatorException path
            && path.getReason() == PKIXReason.NO_TRUST_ANCHOR);
  }

  /** The JDK's own host name check throws the bare type, and no cause. */
  private static boolean isOtherName(Throwable thrown) {
    boolean bare = thrown.getClass() == CertificateException.class && thrown.getCause() == null;
    return (bare || thrown instanceof SSLPeerUnverifiedException) && says(thrown, OTHER_NAME);
  }
}
