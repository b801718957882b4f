package dev.roadworthy.junit;

import dev.roadworthy.junit.Invocation.Step;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Finds the invocations of parameterized classes around a test. */
final class Invocations {

  private static final String SEGMENT = "/[" + Invocation.SEGMENT + ":";

  private Invocations() {}

  static Invocation of(ExtensionContext test) {
    if (!test.getUniqueId().contains(SEGMENT)) {
      return Invocation.NONE;
    }
    Deque<Step> steps = new ArrayDeque<>();
    Optional<ExtensionContext> at = Optional.of(test);
    while (at.isPresent()) {
      add(steps, UniqueId.parse(at.get().getUniqueId()), at.get().getDisplayName());
      at = at.get().getParent();
    }
    return Invocation.of(List.copyOf(steps));
  }

  static Invocation of(TestPlan plan, TestIdentifier test) {
    if (!test.getUniqueId().contains(SEGMENT)) {
      return Invocation.NONE;
    }
    Deque<Step> steps = new ArrayDeque<>();
    for (@Nullable TestIdentifier at = test; at != null; at = plan.getParent(at).orElse(null)) {
      add(steps, at.getUniqueIdObject(), at.getDisplayName());
    }
    return Invocation.of(List.copyOf(steps));
  }

  private static void add(Deque<Step> steps, UniqueId id, String displayName) {
    UniqueId.Segment last = id.getLastSegment();
    if (last.getType().equals(Invocation.SEGMENT)) {
      steps.addFirst(new Step(last.getValue(), displayName));
    }
  }
}
