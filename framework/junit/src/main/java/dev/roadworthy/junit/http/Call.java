package dev.roadworthy.junit.http;

import dev.roadworthy.diagnosis.WireFault;
import dev.roadworthy.fault.FaultCode;
import java.time.Duration;
import java.util.Objects;
import org.apache.http.client.RedirectException;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * One request of a check with everything that it leads to: each redirect and each answered
 * challenge is an exchange of its own. The request's thread moves it on; the watchdog may end it.
 */
final class Call {

  private static final String ATTRIBUTE = "dev.roadworthy.call";

  private final ExchangeRecorder recorder;
  private final boolean authorized;
  private String method = "";
  private String url = "";
  private @Nullable Flight flight;
  private @Nullable Flight landed;
  private @Nullable Duration deadline;

  /**
   * @param authorized the environment's credentials are shown at home
   */
  Call(ExchangeRecorder recorder, boolean authorized) {
    this.recorder = recorder;
    this.authorized = authorized;
  }

  static Call of(HttpContext context) {
    return (Call) Objects.requireNonNull(context.getAttribute(ATTRIBUTE));
  }

  void attachTo(HttpContext context) {
    context.setAttribute(ATTRIBUTE, this);
  }

  ExchangeRecorder recorder() {
    return recorder;
  }

  boolean isAuthorized() {
    return authorized;
  }

  /** Begins an exchange; after the check's time it has ended already. */
  synchronized Flight begin(String nextMethod, String nextUrl) {
    method = nextMethod;
    url = nextUrl;
    Flight next = recorder.begin(method, url);
    flight = next;
    if (deadline != null) {
      next.abort(deadline);
    }
    return next;
  }

  /** The exchange under way; one that answers a challenge repeats the request before it. */
  synchronized Flight flight() {
    return flight == null ? begin(method, url) : flight;
  }

  synchronized @Nullable Flight underWay() {
    return flight;
  }

  /** The exchange under way has its answer. */
  synchronized void land() {
    if (flight != null) {
      flight.land();
      landed = flight;
      flight = null;
    }
  }

  /** The exchange under way failed; where nothing was sent, the answer before it led nowhere. */
  synchronized void fail(Exception failure) {
    boolean named = flight != null && flight.fail(failure);
    flight = null;
    if (!named && landed != null) {
      FaultCode code =
          failure instanceof RedirectException ? FaultCode.REDIRECT_LOOP : FaultCode.NOT_HTTP;
      landed.amend(new WireFault(code, "it cannot be followed: " + failure.getMessage()));
    }
  }

  /** Ends what is under way, from any thread. */
  synchronized void abort(Duration missed) {
    deadline = missed;
    if (flight != null) {
      flight.abort(missed);
    }
  }
}
