package dev.roadworthy.runner;

/** Which Roadworthy this is. */
public final class Version {

  private Version() {}

  /** From the jar's manifest. */
  public static String text() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }
}
