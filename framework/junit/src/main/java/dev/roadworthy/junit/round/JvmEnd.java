package dev.roadworthy.junit.round;

/** The end of this JVM, by Ctrl-C or otherwise. */
final class JvmEnd {

  private JvmEnd() {}

  /** True from before the first shutdown hook has begun. */
  static boolean hasBegun() {
    Thread probe = new Thread(() -> {}, "roadworthy-probe");
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      Runtime.getRuntime().removeShutdownHook(probe);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }
}
