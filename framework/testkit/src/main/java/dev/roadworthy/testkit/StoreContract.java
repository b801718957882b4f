package dev.roadworthy.testkit;

import dev.roadworthy.alerting.DecisionStore;
import dev.roadworthy.alerting.Outbox;
import dev.roadworthy.history.HistoryStore;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;

/** What the contract tests share: stores of their own for each test. */
abstract class StoreContract {

  private static final String FIRST = "first";

  private final Deque<StorePorts> opened = new ArrayDeque<>();

  /**
   * Opens a store. Within a test, the same name always opens the same store, also while it is open
   * already, as another process would; a name that the test has not used opens a new, empty one.
   *
   * @param name lower-case letters
   */
  protected abstract StorePorts open(String name);

  StorePorts opening(String name) {
    StorePorts ports = open(name);
    opened.addLast(ports);
    return ports;
  }

  StorePorts ports() {
    return opened.isEmpty() ? opening(FIRST) : opened.getFirst();
  }

  /** The first store once more, beside itself. */
  StorePorts again() {
    ports();
    return opening(FIRST);
  }

  HistoryStore history() {
    return ports().history();
  }

  DecisionStore decisions() {
    return ports().decisions();
  }

  Outbox outbox() {
    return ports().outbox();
  }

  /** Closes the store and opens it again. */
  void reopen() {
    closeAll();
    ports();
  }

  @AfterEach
  void closeAll() {
    while (!opened.isEmpty()) {
      opened.removeLast().close();
    }
  }
}
