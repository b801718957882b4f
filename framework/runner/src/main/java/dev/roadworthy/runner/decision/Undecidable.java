package dev.roadworthy.runner.decision;

import dev.roadworthy.history.CheckKey;
import dev.roadworthy.store.StoreException;
import dev.roadworthy.store.UnreadableException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The checks whose runs cannot be decided on, because something of them cannot be read, or because
 * of a defect: they must not keep the others waiting.
 */
final class Undecidable {

  private static final Logger log = LoggerFactory.getLogger(Undecidable.class);

  private final Map<CheckKey, String> reasons = new LinkedHashMap<>();

  boolean has(CheckKey check) {
    return reasons.containsKey(check);
  }

  /**
   * What follows for a check; empty, now and from now on, if that cannot be said.
   *
   * @throws StoreException if the database does not answer, which concerns all of them
   */
  <T> Optional<T> tried(CheckKey check, Supplier<Optional<T>> deciding) {
    if (has(check)) {
      return Optional.empty();
    }
    try {
      return deciding.get();
    } catch (UnreadableException e) {
      reasons.put(check, String.valueOf(e.getMessage()));
    } catch (StoreException e) {
      throw e;
    } catch (RuntimeException e) {
      log.debug("{} cannot be decided on", check, e);
      reasons.put(check, e.toString());
    }
    return Optional.empty();
  }

  Map<CheckKey, String> all() {
    return reasons;
  }
}
