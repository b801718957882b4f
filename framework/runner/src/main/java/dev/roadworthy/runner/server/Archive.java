package dev.roadworthy.runner.server;

import dev.roadworthy.store.Store;
import dev.roadworthy.store.StoreException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * History, opened for one question and closed again. Few questions are put at a time, so that a
 * database that does not answer leaves threads for those who ask for something else.
 */
final class Archive {

  private static final Logger log = LoggerFactory.getLogger(Archive.class);

  private static final int AT_ONCE = 2;

  private final Supplier<Store> opening;
  private final Semaphore places = new Semaphore(AT_ONCE);

  Archive(Supplier<Store> opening) {
    this.opening = opening;
  }

  /**
   * @throws RefusedRequest if history does not answer, or others are asking
   */
  <T> T ask(Function<Store, T> question) {
    if (!places.tryAcquire()) {
      throw new RefusedRequest(503, "Others are asking history. Ask again in a second");
    }
    try (Store store = opening.get()) {
      return question.apply(store);
    } catch (StoreException e) {
      log.warn("The status server cannot read history: {}", e.getMessage());
      throw new RefusedRequest(503, "History cannot be read now; the watch's log says why");
    } finally {
      places.release();
    }
  }
}
