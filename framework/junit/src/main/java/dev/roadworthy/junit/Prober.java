package dev.roadworthy.junit;

import dev.roadworthy.fault.Fault;
import dev.roadworthy.fault.FaultCode;
import dev.roadworthy.fault.Layer;
import dev.roadworthy.junit.http.Reachability;
import java.util.Set;

/** Looks at this JVM and its network when a check fails, before anybody else is blamed. */
final class Prober {

  /** What a machine without a network takes for a fault of the other one. */
  private static final Set<FaultCode> WITHOUT_NETWORK =
      Set.of(
          FaultCode.NAME_UNKNOWN,
          FaultCode.NAME_SERVER_SILENT,
          FaultCode.REFUSED,
          FaultCode.CONNECT_TIMED_OUT,
          FaultCode.NO_ROUTE);

  private final Reachability reachability;
  private final boolean alone;

  /**
   * @param reachability of the environment
   * @param alone no other check runs in this JVM meanwhile: what it lacks, its check has taken
   */
  Prober(Reachability reachability, boolean alone) {
    this.reachability = reachability;
    this.alone = alone;
  }

  /**
   * A fault, seen once more.
   *
   * @param fault the same as before, or what explains it
   * @param exhausted this JVM has nothing left to look with, and should be replaced
   */
  record Look(Fault fault, boolean exhausted) {}

  /** May take 2 s, where the network is in doubt. */
  Look again(Fault fault) {
    FaultCode code = fault.code();
    if (code.equals(FaultCode.WORKER_EXHAUSTED)) {
      return exhausted(fault.message());
    }
    if (comesOfExhaustion(code) && Headroom.isExhausted()) {
      return exhausted("no file can be opened any more in the suite's JVM; " + fault.message());
    }
    String tried = WITHOUT_NETWORK.contains(code) ? reachability.offline() : null;
    return tried == null
        ? new Look(fault, false)
        : new Look(
            new Fault(
                FaultCode.PROBER_OFFLINE,
                "this machine could not reach " + tried + " either; " + fault.message()),
            false);
  }

  private static boolean comesOfExhaustion(FaultCode code) {
    return code.layer() == Layer.NETWORK
        || code.layer() == Layer.TLS
        || code.equals(FaultCode.CHECK_THREW);
  }

  private Look exhausted(String message) {
    return new Look(
        alone
            ? new Fault(FaultCode.CHECK_THREW, "alone in its JVM, it took all there is: " + message)
            : new Fault(FaultCode.WORKER_EXHAUSTED, message),
        true);
  }
}
