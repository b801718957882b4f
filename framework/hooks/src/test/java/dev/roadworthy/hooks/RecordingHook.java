package dev.roadworthy.hooks;

import dev.roadworthy.alerting.Letter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Does what it was told, and remembers the letters that it was given. */
final class RecordingHook implements Hook {

  static final Function<Letter, DeliveryResult> TAKES = letter -> new DeliveryResult.Delivered();

  private final String name;
  private final List<Letter> given = new CopyOnWriteArrayList<>();
  private final List<Letter> taken = new CopyOnWriteArrayList<>();
  private volatile Function<Letter, DeliveryResult> behaviour;

  RecordingHook(String name, Function<Letter, DeliveryResult> behaviour) {
    this.name = name;
    this.behaviour = behaviour;
  }

  static Function<Letter, DeliveryResult> fails(String reason) {
    return letter -> new DeliveryResult.Retryable(reason, null);
  }

  static Function<Letter, DeliveryResult> rejects(String reason, boolean disables) {
    return letter -> new DeliveryResult.Rejected(reason, disables);
  }

  void now(Function<Letter, DeliveryResult> next) {
    behaviour = next;
  }

  /** Every attempt. */
  List<Letter> given() {
    return given;
  }

  /** Those that it said were delivered. */
  List<Letter> taken() {
    return taken;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public DeliveryResult deliver(Letter letter) {
    given.add(letter);
    DeliveryResult result = behaviour.apply(letter);
    if (result instanceof DeliveryResult.Delivered) {
      taken.add(letter);
    }
    return result;
  }
}
