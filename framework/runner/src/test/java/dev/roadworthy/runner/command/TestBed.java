package dev.roadworthy.runner.command;

import dev.roadworthy.check.CheckId;
import dev.roadworthy.history.RunFact;
import dev.roadworthy.history.Series;
import dev.roadworthy.runner.Home;
import dev.roadworthy.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What a command meets: an application that is checked, a receiver that is told, and a project
 * whose environment {@code staging} and hook {@code team} they are.
 */
@SuppressWarnings("NullAway.Init")
final class TestBed implements BeforeEachCallback, AfterEachCallback {

  private final Supplier<Path> folder;
  private final String more;
  private Application application;
  private Receiver receiver;
  private Shell shell;

  /**
   * @param folder of the project, asked for when a test begins
   * @param more lines of the configuration
   */
  TestBed(Supplier<Path> folder, String more) {
    this.folder = folder;
    this.more = more;
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    application = new Application();
    receiver = new Receiver();
    shell = new Shell(folder.get()).configured(configuration());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    application.close();
    receiver.close();
  }

  /** What the project is configured with when a test begins. */
  String configuration() {
    return """
    environments:
      staging:
        url: %s
        alerts: true
    hooks:
      team:
        type: webhook
        url: %s
        allowPrivateAddress: true
    """
            .formatted(application.url(), receiver.url())
        + more;
  }

  Application application() {
    return application;
  }

  Receiver receiver() {
    return receiver;
  }

  /** A new one, where that was which has been closed. */
  void receiverIsBack() throws IOException {
    receiver = new Receiver(receiver.port());
  }

  Shell shell() {
    return shell;
  }

  /** What kinds of letters have arrived, in their order. */
  List<String> letters() {
    return receiver.arrivals().stream().map(Receiver.Arrival::type).toList();
  }

  /**
   * The ids under which each announcement has arrived, such as {@code 4209a5ac incident.opened
   * DOWN}: what was BLIND at first and turned out to be DOWN is announced as both.
   */
  Map<String, Set<String>> announced() {
    Map<String, Set<String>> ids = new TreeMap<>();
    for (Receiver.Arrival arrival : receiver.arrivals()) {
      ids.computeIfAbsent(announcement(arrival), key -> new TreeSet<>()).add(arrival.id());
    }
    return ids;
  }

  private static String announcement(Receiver.Arrival arrival) {
    return arrival.incident() + " " + arrival.type() + " " + arrival.status();
  }

  Journals journals() {
    return new Journals(home().journals());
  }

  Home home() {
    return new Home(folder.get().resolve(".roadworthy"));
  }

  /** The newest 100 runs of a check on a schedule. */
  List<RunFact> runs(String check) {
    try (Store store = Store.sqlite(home().database())) {
      return store.history().latest(new Series("staging", "", new CheckId(check)), 100);
    }
  }
}
