package dev.roadworthy.junit.http;

import dev.roadworthy.diagnosis.Line;
import dev.roadworthy.diagnosis.WireFault;
import dev.roadworthy.fault.FaultCode;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.apache.http.ConnectionClosedException;
import org.apache.http.HttpException;
import org.apache.http.MalformedChunkCodingException;
import org.apache.http.MessageConstraintException;
import org.apache.http.NoHttpResponseException;
import org.apache.http.ParseException;
import org.apache.http.TruncatedChunkException;
import org.apache.http.conn.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;

/** Names the failure of an exchange by how far it had come and by what stopped it. */
final class FlightFaults {

  private static final Set<FaultCode> OF_CONNECTING =
      Set.of(FaultCode.REFUSED, FaultCode.NO_ROUTE, FaultCode.CONNECT_TIMED_OUT);

  /** The JDK's words for a server that speaks something else. */
  private static final String NO_TLS = "Unsupported or unrecognized SSL message";

  /** An alert or a handshake message, of any version. */
  private static final Pattern TLS_RECORD = Pattern.compile("[\\x15\\x16]\\x03[\\x00-\\x04]");

  private static final int LONGEST_BEGINNING = 40;

  private FlightFaults() {}

  /** The check's time ended while the exchange was under way. */
  static WireFault late(Duration deadline, Flight flight) {
    String within = " within the check's " + Line.duration(deadline);
    return switch (flight.step()) {
      case RESOLVING ->
          new WireFault(FaultCode.NAME_SERVER_SILENT, flight.host() + " was not resolved" + within);
      case CONNECTING ->
          new WireFault(FaultCode.CONNECT_TIMED_OUT, "no connection to " + flight.tried() + within);
      case SECURING ->
          new WireFault(
              FaultCode.HANDSHAKE_FAILED,
              "the handshake with " + flight.tried() + " did not end" + within);
      case WAITING -> new WireFault(FaultCode.NO_ANSWER, "no answer" + within);
      case RECEIVING ->
          new WireFault(
              FaultCode.NOT_FINISHED, "the answer was not finished" + within + soFar(flight));
    };
  }

  /**
   * @return null if it was nothing on the wire
   */
  static @Nullable WireFault of(Exception failure, Flight flight) {
    if (failure instanceof AnswerTooLargeException) {
      return new WireFault(FaultCode.TOO_LARGE, Objects.requireNonNull(failure.getMessage()));
    }
    if (failure instanceof MessageConstraintException) {
      return new WireFault(
          FaultCode.TOO_LARGE, "the answer's head is larger than allowed: " + failure.getMessage());
    }
    RejectedChainException rejected = rejectedChain(failure);
    if (rejected != null) {
      return CertificateFaults.of(rejected, flight.host(), flight.now());
    }
    boolean wire =
        failure instanceof IOException
            || failure instanceof HttpException
            || failure instanceof ParseException;
    return wire ? byStep(failure, flight) : null;
  }

  private static @Nullable RejectedChainException rejectedChain(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RejectedChainException rejected) {
        return rejected;
      }
    }
    return null;
  }

  private static WireFault byStep(Exception failure, Flight flight) {
    WireFault known = WireFault.of(failure);
    if (known != null && known.code().equals(FaultCode.WORKER_EXHAUSTED)) {
      return known;
    }
    if (known != null && known.code().equals(FaultCode.RESET)) {
      return new WireFault(FaultCode.RESET, "connection reset by " + flight.tried() + when(flight));
    }
    return switch (flight.step()) {
      case RESOLVING -> resolving(known, failure, flight);
      case CONNECTING -> connecting(known, failure, flight);
      case SECURING -> securing(known, failure, flight);
      case WAITING -> waiting(failure, flight);
      case RECEIVING -> receiving(failure, flight);
    };
  }

  private static WireFault resolving(@Nullable WireFault known, Exception failure, Flight flight) {
    if (!(failure instanceof UnknownHostException)) {
      return new WireFault(
          FaultCode.NAME_SERVER_SILENT, flight.host() + " was not resolved: " + message(failure));
    }
    boolean silent = known != null && known.code().equals(FaultCode.NAME_SERVER_SILENT);
    return silent
        ? new WireFault(
            FaultCode.NAME_SERVER_SILENT,
            "the name server did not answer for " + flight.host() + ": " + message(failure))
        : new WireFault(FaultCode.NAME_UNKNOWN, "the name " + flight.host() + " does not resolve");
  }

  private static WireFault connecting(@Nullable WireFault known, Exception failure, Flight flight) {
    if (failure instanceof ConnectTimeoutException) {
      return new WireFault(
          FaultCode.CONNECT_TIMED_OUT,
          "no connection to " + flight.tried() + " within " + Line.duration(flight.sinceMark()));
    }
    FaultCode code =
        known != null && OF_CONNECTING.contains(known.code()) ? known.code() : FaultCode.NO_ROUTE;
    return code.equals(FaultCode.REFUSED)
        ? new WireFault(code, "connection refused by " + flight.tried())
        : new WireFault(code, "no connection to " + flight.tried() + ": " + message(failure));
  }

  private static WireFault securing(@Nullable WireFault known, Exception failure, Flight flight) {
    if (known != null && known.code().equals(FaultCode.WRONG_HOST)) {
      return known;
    }
    if (message(failure).startsWith(NO_TLS)) {
      return handshake(flight, " failed: what answers there is not TLS");
    }
    boolean silent = known != null && known.code().equals(FaultCode.NO_ANSWER);
    return handshake(
        flight,
        silent
            ? " did not end in " + Line.duration(flight.sinceMark())
            : " failed: " + message(failure));
  }

  private static WireFault handshake(Flight flight, String how) {
    return new WireFault(FaultCode.HANDSHAKE_FAILED, "the handshake with " + flight.tried() + how);
  }

  private static WireFault waiting(Exception failure, Flight flight) {
    if (failure instanceof SocketTimeoutException) {
      return new WireFault(
          FaultCode.NO_ANSWER, "no answer for " + Line.duration(flight.sinceMark()));
    }
    if (failure instanceof NoHttpResponseException) {
      return new WireFault(
          FaultCode.CUT_SHORT, "the connection was closed before any byte of an answer");
    }
    if (failure instanceof SSLException) {
      // Since TLS 1.3 the client is through with the handshake before the server has judged it.
      return handshake(flight, " was refused by the server: " + message(failure));
    }
    return new WireFault(
        FaultCode.CUT_SHORT, "the connection broke before any answer: " + message(failure));
  }

  private static WireFault receiving(Exception failure, Flight flight) {
    if (failure instanceof SocketTimeoutException) {
      return new WireFault(
          FaultCode.NOT_FINISHED,
          "the answer stopped coming for " + Line.duration(flight.sinceMark()) + soFar(flight));
    }
    if (failure instanceof NotHttpException other) {
      return new WireFault(
          FaultCode.NOT_HTTP, "the answer is not valid HTTP: " + beginning(other, flight));
    }
    if (failure instanceof BrokenEncodingException
        || failure instanceof HttpException
        || failure instanceof ParseException
        || isMalformedChunk(failure)) {
      return new WireFault(FaultCode.NOT_HTTP, "the answer is not valid HTTP: " + message(failure));
    }
    if (failure instanceof NoHttpResponseException) {
      return new WireFault(
          FaultCode.CUT_SHORT, "the connection was closed in the head of the answer");
    }
    String cut = "the answer was cut short" + soFar(flight);
    boolean orderly =
        failure instanceof ConnectionClosedException || failure instanceof TruncatedChunkException;
    return new WireFault(FaultCode.CUT_SHORT, orderly ? cut : cut + ": " + message(failure));
  }

  private static String beginning(NotHttpException failure, Flight flight) {
    String line = failure.beginning();
    if (TLS_RECORD.matcher(line).lookingAt()) {
      return "it is TLS; whoever asks there begins with https";
    }
    return line.isBlank()
        ? "it begins with an empty line"
        : "it begins with \"" + flight.beginning(line, LONGEST_BEGINNING) + "\"";
  }

  private static boolean isMalformedChunk(Exception failure) {
    return failure instanceof MalformedChunkCodingException
        && !(failure instanceof TruncatedChunkException);
  }

  private static String when(Flight flight) {
    return switch (flight.step()) {
      case SECURING -> " during the tls handshake";
      case WAITING -> " before any answer";
      case RECEIVING -> soFar(flight);
      default -> "";
    };
  }

  /** {@code : 200 OK, 512 of 4096 bytes}. */
  private static String soFar(Flight flight) {
    if (!flight.hasHead()) {
      return ", in its head";
    }
    String of = flight.expectedBytes() < 0 ? "" : " of " + flight.expectedBytes();
    return ", " + flight.statusLine() + " and " + flight.bytes() + of + " bytes had come";
  }

  private static String message(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
  }
}
