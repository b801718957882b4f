package example;

import static us.abstracta.jmeter.javadsl.JmeterDsl.httpDefaults;
import static us.abstracta.jmeter.javadsl.JmeterDsl.httpSampler;
import static us.abstracta.jmeter.javadsl.JmeterDsl.rpsThreadGroup;
import static us.abstracta.jmeter.javadsl.JmeterDsl.testPlan;
import static us.abstracta.jmeter.javadsl.JmeterDsl.threadGroup;
import static us.abstracta.jmeter.javadsl.JmeterDsl.throughputTimer;

import java.io.IOException;
import java.time.Duration;
import us.abstracta.jmeter.javadsl.core.DslTestPlan.TestPlanChild;
import us.abstracta.jmeter.javadsl.core.TestPlanStats;

/** What dev.roadworthy.benchmarks.load.Page and FrozenPage do, by jmeter-java-dsl. */
public final class PageLoad {

  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final int SECONDS_OF_A_MINUTE = 60;

  private PageLoad() {}

  /**
   * Makes the load, and says what was measured.
   *
   * @param args closed, open or frozen; the URL; users, rate, seconds
   */
  public static void main(String[] args) throws IOException {
    String url = args[1];
    int users = Integer.parseInt(args[2]);
    int rate = Integer.parseInt(args[3]);
    Duration seconds = Duration.ofSeconds(Integer.parseInt(args[4]));
    // Otherwise each request would have a connection of its own.
    TestPlanChild connections = httpDefaults().resetConnectionsBetweenIterations(false);
    TestPlanStats stats =
        switch (args[0]) {
          case "closed" ->
              testPlan(connections, threadGroup(users, seconds, httpSampler("page", url + "/page")))
                  .run();
          case "open" ->
              testPlan(
                      connections,
                      rpsThreadGroup()
                          .maxThreads(users)
                          .rampToAndHold(rate, Duration.ZERO, seconds)
                          .children(httpSampler("page", url + "/page")))
                  .run();
          case "frozen" ->
              testPlan(
                      connections,
                      threadGroup(
                          users,
                          WARM_UP,
                          httpSampler("warm", url + "/warm"),
                          throughputTimer(rate * SECONDS_OF_A_MINUTE)),
                      threadGroup(
                          users,
                          seconds,
                          httpSampler("page", url + "/page"),
                          throughputTimer(rate * SECONDS_OF_A_MINUTE)))
                  .sequentialThreadGroups()
                  .run();
          default -> throw new IllegalArgumentException("closed, open or frozen, not " + args[0]);
        };
    System.out.println(
        "page: "
            + stats.byLabel("page").samplesCount()
            + " requests, "
            + stats.byLabel("page").errorsCount()
            + " failed, p99 "
            + stats.byLabel("page").sampleTimePercentile99().toMillis()
            + " ms");
    System.exit(0);
  }
}
