package dev.roadworthy.junit;

import dev.roadworthy.diagnosis.WireFault;
import dev.roadworthy.fault.FaultCode;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this JVM can open one more file. Where not, no socket can be opened either, no name
 * resolved, and no class read.
 */
final class Headroom {

  private static final Logger log = LoggerFactory.getLogger(Headroom.class);

  private static final File ALWAYS_THERE = new File(System.getProperty("java.home"), "release");
  private static final int RESERVED = 32;

  /** As long as what began then may take to fail. */
  private static final Duration LASTING = Duration.ofSeconds(10);

  private static final List<FileInputStream> reserve = new ArrayList<>();
  private static long seenAt;
  private static boolean seen;

  private Headroom() {}

  /** Opens a few files that can be done without. */
  static synchronized void reserve() {
    try {
      while (reserve.size() < RESERVED) {
        reserve.add(new FileInputStream(ALWAYS_THERE));
      }
    } catch (IOException e) {
      log.debug("No descriptors are held in reserve", e);
    }
  }

  /**
   * True if it cannot, or could not within the last 10 s. The first time that it cannot, the
   * reserve is let go: whoever is to record that needs a few.
   */
  static synchronized boolean isExhausted() {
    if (noneLeft()) {
      seen = true;
      seenAt = System.nanoTime();
      reserve.forEach(Headroom::close);
      reserve.clear();
    }
    return seen && System.nanoTime() - seenAt < LASTING.toNanos();
  }

  private static boolean noneLeft() {
    try (FileInputStream one = new FileInputStream(ALWAYS_THERE)) {
      return one.read() < 0;
    } catch (IOException e) {
      WireFault why = WireFault.of(e);
      return why != null && why.code().equals(FaultCode.WORKER_EXHAUSTED);
    }
  }

  private static void close(FileInputStream file) {
    try {
      file.close();
    } catch (IOException e) {
      log.debug("A descriptor in reserve did not close cleanly", e);
    }
  }
}
