package dev.roadworthy.junit;

import dev.roadworthy.diagnosis.WireFault;
import dev.roadworthy.fault.FaultCode;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;

/** Whether this JVM can open one more file. */
final class Headroom {

  private static final File ALWAYS_THERE = new File(System.getProperty("java.home"), "release");

  private Headroom() {}

  /** True if not: then no socket can be opened either, no name resolved, and no class read. */
  static boolean isExhausted() {
    try (FileInputStream one = new FileInputStream(ALWAYS_THERE)) {
      return one.read() < 0;
    } catch (IOException e) {
      WireFault why = WireFault.of(e);
      return why != null && why.code().equals(FaultCode.WORKER_EXHAUSTED);
    }
  }
}
