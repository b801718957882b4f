package dev.roadworthy.testkit;

import dev.roadworthy.alerting.DecisionStore;
import dev.roadworthy.alerting.Outbox;
import dev.roadworthy.history.HistoryStore;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;

/** What the contract tests share: a store of their own for each test. */
abstract class StoreContract {

  private final Deque<StorePorts> opened = new ArrayDeque<>();

  /**
   * Opens the store of this test: a new, empty one at first; the same one, with what is in it, when
   * it is called again within a test.
   */
  protected abstract StorePorts open();

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

  /** A second one beside the first, as another process has it. */
  StorePorts another() {
    ports();
    StorePorts another = open();
    opened.addLast(another);
    return another;
  }

  StorePorts ports() {
    if (opened.isEmpty()) {
      opened.add(open());
    }
    return opened.getFirst();
  }

  @AfterEach
  void closeAll() {
    while (!opened.isEmpty()) {
      opened.removeLast().close();
    }
  }
}
