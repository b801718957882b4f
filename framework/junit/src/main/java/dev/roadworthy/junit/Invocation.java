package dev.roadworthy.junit;

import java.util.List;
import java.util.regex.Pattern;

/**
 * In which invocation of which parameterized classes a check runs.
 *
 * @param position which one it is, whatever its name: {@code #1#2}
 * @param suffix of the check's id, such as {@code [de]}; empty outside of parameterized classes
 * @param name for people; empty outside of parameterized classes
 */
record Invocation(String position, String suffix, String name) {

  static final Invocation NONE = new Invocation("", "", "");

  /** The type in unique ids. */
  static final String SEGMENT = "class-template-invocation";

  private static final int LONGEST = 60;
  private static final Pattern INDEX = Pattern.compile("^\\[\\d+]\\s*");
  private static final Pattern EQUALS = Pattern.compile("\\s*=\\s*");
  private static final Pattern FORBIDDEN = Pattern.compile("[^\\p{L}\\p{N}._/=-]+");
  private static final Pattern EDGES = Pattern.compile("^-+|-+$");

  /** What {@code Object.toString} writes is another in every JVM. */
  private static final Pattern IDENTITY = Pattern.compile("@[0-9a-f]{3,}");

  /**
   * @param index as in the unique id, {@code #1}
   * @param displayName of the invocation
   */
  record Step(String index, String displayName) {}

  /** The invocation at the end of these steps, from the outer class to the inner one. */
  static Invocation of(List<Step> steps) {
    if (steps.isEmpty()) {
      return NONE;
    }
    StringBuilder position = new StringBuilder();
    StringBuilder suffix = new StringBuilder();
    StringBuilder name = new StringBuilder();
    for (Step step : steps) {
      position.append(step.index);
      suffix.append('[').append(stable(step)).append(']');
      name.append(name.isEmpty() ? "" : " ").append(step.displayName);
    }
    return new Invocation(position.toString(), suffix.toString(), name.toString());
  }

  /** The display name without its index, which changes when a row is inserted. */
  private static String stable(Step step) {
    String text = INDEX.matcher(step.displayName.replace("\"", "")).replaceFirst("");
    text = FORBIDDEN.matcher(EQUALS.matcher(text).replaceAll("=")).replaceAll("-");
    text = EDGES.matcher(text).replaceAll("");
    boolean usable =
        !text.isEmpty() && text.length() <= LONGEST && !IDENTITY.matcher(step.displayName).find();
    return usable ? text : step.index.substring(1);
  }

  /**
   * The check in this invocation.
   *
   * @throws IllegalArgumentException if its id is too long with the suffix; the message says so
   */
  DeclaredCheck of(DeclaredCheck check) {
    return suffix.isEmpty() ? check : check.inInvocation(suffix, name);
  }
}
