package dev.roadworthy.runner.terminal;

/** How text can look on a terminal; the codes are those of ECMA-48. */
public enum Style {
  BOLD("1"),
  FAINT("2"),
  GOOD("32"),
  WARNING("33"),
  BAD("1;31"),
  UNSURE("35");

  static final String END = "\u001B[0m";

  private final String parameters;

  Style(String parameters) {
    this.parameters = parameters;
  }

  String code() {
    return "\u001B[" + parameters + "m";
  }
}
