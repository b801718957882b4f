package dev.roadworthy.distribution.jenkins;

import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.List;

/** What stands in {@code when}: all of it has to hold. */
final class WhenBlock {

  private final Build build;
  private final List<Boolean> conditions = new ArrayList<>();

  WhenBlock(Build build) {
    this.build = build;
  }

  public void triggeredBy(String cause) {
    conditions.add(build.isBecauseOf(cause));
  }

  public void not(Closure<?> body) {
    WhenBlock inner = new WhenBlock(build);
    Block.run(inner, body);
    conditions.add(!inner.holds());
  }

  boolean holds() {
    if (conditions.isEmpty()) {
      throw new IllegalArgumentException("when has no condition");
    }
    return conditions.stream().allMatch(each -> each);
  }
}
