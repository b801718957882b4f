package dev.roadworthy.check;

/**
 * The team that answers for a check.
 *
 * @param name not blank
 */
public record Owner(String name) {

  /** Where no owner was named. */
  public static final Owner UNOWNED = new Owner("unowned");

  /**
   * @throws IllegalArgumentException if the name is blank
   */
  public Owner {
    if (name.isBlank()) {
      throw new IllegalArgumentException(
          "An owner has a name, but it was blank. Example: \"payments\"");
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
