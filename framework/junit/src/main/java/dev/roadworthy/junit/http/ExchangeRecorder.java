package dev.roadworthy.junit.http;

import static io.restassured.config.HttpClientConfig.httpClientConfig;
import static io.restassured.config.RedirectConfig.redirectConfig;

import dev.roadworthy.redaction.Redactor;
import dev.roadworthy.run.Exchange;
import io.restassured.RestAssured;
import io.restassured.authentication.NoAuthScheme;
import io.restassured.config.LogConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.filter.Filter;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.http.HttpException;
import org.apache.http.HttpResponse;
import org.apache.http.conn.DnsResolver;
import org.apache.http.impl.conn.SystemDefaultDnsResolver;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records the HTTP exchanges of one run; one instance per run. Thread-safe. */
public final class ExchangeRecorder implements AutoCloseable {

  static final Logger LOG = LoggerFactory.getLogger(ExchangeRecorder.class);

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  /** Rest Assured's default of 100 hops is no kindness to a production system in a loop. */
  private static final int MOST_REDIRECTS = 20;

  private static final RestAssuredConfig BASE =
      new RestAssuredConfig().redirect(redirectConfig().maxRedirects(MOST_REDIRECTS));

  /** Beyond that it is a load test, and its record grows without end. */
  private static final int MOST_REQUESTS = 1_000;

  /** A configuration set on a specification replaces its client, and with it every protection. */
  private static final Filter OWN_CLIENT =
      (request, response, context) -> {
        if (request.getHttpClient() instanceof RecordingClient client) {
          client.authorize(request.getAuthenticationScheme() instanceof NoAuthScheme);
          return context.next(request, response);
        }
        throw new IllegalStateException(
            "A check's specification keeps its HTTP client, but config(...) replaced it. Extend the"
                + " one it has: http.config(SpecificationQuerier.query(http).getConfig()"
                + ".jsonConfig(...))");
      };

  private final HttpSettings settings;
  private final String traceId;
  private final InstantSource clock;
  private final DnsResolver resolver;
  private final String checkHeader;
  private final RestAssuredConfig config;

  private final TreeMap<Integer, Ended> exchanges = new TreeMap<>();
  private final Map<Stage, Answered> answers = new EnumMap<>(Stage.class);
  private final Set<Call> calls = new HashSet<>();
  private Stage stage = Stage.BODY;
  private int begun;
  private @Nullable Duration deadline;
  private @Nullable TlsSocketFactory tls;

  private record Ended(Stage stage, Exchange exchange) {}

  private record Answered(int number, HttpResponse response) {}

  ExchangeRecorder(
      HttpSettings settings, String traceId, InstantSource clock, DnsResolver resolver) {
    this.settings = settings;
    this.traceId = traceId;
    this.clock = clock;
    this.resolver = resolver;
    this.checkHeader = ascii(settings.checkId());
    this.config =
        BASE.httpClient(httpClientConfig().httpClientFactory(() -> new RecordingClient(this)))
            .logConfig(masked(new LogConfig(), settings.redactor()));
  }

  private static LogConfig masked(LogConfig usual, Redactor redactor) {
    return usual
        .blacklistHeaders(List.of("Authorization", "Cookie", "Set-Cookie"))
        .defaultStream(new RedactingStream(usual.defaultStream(), redactor));
  }

  /**
   * Begins a run.
   *
   * @param traceId of the run's {@code traceparent}, 32 hex digits
   */
  public static ExchangeRecorder start(HttpSettings settings, String traceId, InstantSource clock) {
    return new ExchangeRecorder(settings, traceId, clock, SystemDefaultDnsResolver.INSTANCE);
  }

  /** A new specification, pointed at the base URI, that shares nothing changeable with another. */
  public RequestSpecification specification() {
    return RestAssured.given()
        .config(config)
        .baseUri(settings.baseUri().toString())
        .filter(OWN_CLIENT);
  }

  /** The run goes on with this stage, in which requests may be sent whatever was missed before. */
  public synchronized void enter(Stage next) {
    stage = next;
    deadline = null;
  }

  /** The exchanges of a stage that ended, by their start; redacted. */
  public synchronized List<Exchange> exchanges(Stage of) {
    return exchanges.values().stream()
        .filter(ended -> ended.stage == of)
        .map(Ended::exchange)
        .toList();
  }

  synchronized List<Exchange> exchanges() {
    return exchanges.values().stream().map(Ended::exchange).toList();
  }

  /** The last answer of a stage, whole or not; null if none came. */
  public synchronized @Nullable Answer lastAnswer(Stage of) {
    Answered last = answers.get(of);
    return last == null ? null : Answer.of(last.response, settings.redactor());
  }

  /**
   * Closes the sockets of what is in flight, from any thread: those exchanges end with the fault of
   * the phase that they were in (N0102 name not resolved, N0202 not connected, T0201 handshake not
   * finished, W0603 no answer, W0604 answer not finished), and every later request of the stage is
   * refused.
   *
   * @param missed the deadline that was missed, for the message
   * @return false if nothing was in flight
   */
  public boolean abortInFlight(Duration missed) {
    List<Call> open;
    synchronized (this) {
      deadline = missed;
      open = List.copyOf(calls);
    }
    open.forEach(call -> call.abort(missed));
    return !open.isEmpty();
  }

  /** Ends what is still in flight, unnamed; nothing can be sent any more. */
  @Override
  public void close() {
    abortInFlight(Duration.ZERO);
  }

  interface Execution {
    HttpResponse run() throws HttpException, IOException;
  }

  /**
   * Runs one request of the check, with its redirects, and records what comes of it.
   *
   * @param authorized the environment's credentials are shown at home
   */
  HttpResponse record(
      HttpContext context, boolean authorized, String method, String url, Execution execution)
      throws HttpException, IOException {
    Call call = new Call(this, authorized);
    call.attachTo(context);
    synchronized (this) {
      if (deadline != null) {
        throw new InterruptedIOException("The check's time is over");
      }
      requireFew();
      calls.add(call);
    }
    try {
      requirePermission(call.begin(method, url), method);
      return execution.run();
    } catch (HttpException | IOException | RuntimeException e) {
      call.fail(e);
      throw e;
    } finally {
      synchronized (this) {
        calls.remove(call);
      }
    }
  }

  private void requireFew() {
    if (begun >= MOST_REQUESTS) {
      throw new IllegalStateException(
          "A check sends at most 1,000 requests, redirects included, and was about to send one more."
              + " A check that waits for something may poll every 500 ms instead");
    }
  }

  private void requirePermission(Flight flight, String method) {
    if (settings.readOnly() && !READING.contains(method)) {
      throw new TestAbortedException(
          flight.refuse("a check that declares no side effects only reads here").diagnosis());
    }
  }

  synchronized Flight begin(String method, String url) {
    return new Flight(this, begun++, stage, method, url, WarmUp.isFirstExchange(), clock.instant());
  }

  synchronized void ended(int number, Stage of, Exchange exchange) {
    exchanges.put(number, new Ended(of, exchange));
  }

  synchronized void answered(int number, Stage of, HttpResponse response) {
    answers.merge(
        of,
        new Answered(number, response),
        (known, next) -> next.number > known.number ? next : known);
  }

  /** What is under way; calls are asked outside our lock, because they take it themselves. */
  List<Flight> inFlight() {
    List<Call> open;
    synchronized (this) {
      open = List.copyOf(calls);
    }
    return open.stream().map(Call::underWay).filter(Objects::nonNull).toList();
  }

  synchronized TlsSocketFactory tls() {
    if (tls == null) {
      tls = new TlsSocketFactory(settings.trust(), clock);
    }
    return tls;
  }

  HttpSettings settings() {
    return settings;
  }

  InstantSource clock() {
    return clock;
  }

  DnsResolver resolver() {
    return resolver;
  }

  String traceId() {
    return traceId;
  }

  String checkHeader() {
    return checkHeader;
  }

  /** Ids may hold letters of any script; headers may not. */
  private static String ascii(String id) {
    boolean plain = id.chars().allMatch(c -> c > 0x20 && c < 0x7f);
    return plain ? id : URLEncoder.encode(id, StandardCharsets.UTF_8);
  }
}
