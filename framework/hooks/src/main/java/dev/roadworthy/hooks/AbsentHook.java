package dev.roadworthy.hooks;

import dev.roadworthy.alerting.Letter;

/** Stands where a letter's hook is not to be had, and says why. */
record AbsentHook(String name, DeliveryResult answer) implements Hook {

  /** The configuration has no such hook: it may be a mistake that is corrected soon. */
  static AbsentHook unknown(String name, Iterable<String> known) {
    String others = String.join(", ", known);
    return new AbsentHook(
        name,
        new DeliveryResult.Retryable(
            "no hook of this configuration is named '"
                + name
                + "'; it has "
                + (others.isEmpty() ? "none" : others),
            null));
  }

  /** The receiver wants no more letters. */
  static AbsentHook disabled(String name, String reason) {
    return new AbsentHook(
        name,
        new DeliveryResult.Rejected("hook '" + name + "' is disabled, because " + reason, false));
  }

  @Override
  public DeliveryResult deliver(Letter letter) {
    return answer;
  }
}
