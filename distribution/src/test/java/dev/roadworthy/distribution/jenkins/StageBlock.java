package dev.roadworthy.distribution.jenkins;

import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import org.jspecify.annotations.Nullable;

/** What stands in {@code stage}. */
final class StageBlock {

  private final String name;
  private final Build build;
  private @Nullable Closure<?> when;
  private @Nullable Closure<?> steps;
  private @Nullable Closure<?> always;

  StageBlock(String name, Build build) {
    this.name = name;
    this.build = build;
  }

  public void when(Closure<?> body) {
    when = body;
  }

  public void environment(Closure<?> body) {
    Block.run(new Environment(), body);
  }

  public void steps(Closure<?> body) {
    steps = body;
  }

  public void post(Closure<?> body) {
    Block.run(new Post(), body);
  }

  void execute() {
    if (when != null) {
      WhenBlock condition = new WhenBlock(build);
      Block.run(condition, when);
      if (!condition.holds()) {
        return;
      }
    }
    execute("steps", steps);
    execute("post", always);
  }

  private void execute(String where, @Nullable Closure<?> body) {
    if (body == null) {
      return;
    }
    try {
      Block.run(new StepsBlock(name, where, build), body);
    } catch (Build.StepFailed e) {
      // The build has noted it, and goes on with what is always done.
    }
  }

  /** What stands in {@code post}. */
  final class Post {
    public void always(Closure<?> body) {
      always = body;
    }
  }

  /** What stands in {@code environment}: secrets come from Jenkins' credentials alone. */
  static final class Environment extends GroovyObjectSupport {

    private record Credential(String id) {}

    public Object credentials(String id) {
      return new Credential(id);
    }

    @Override
    public void setProperty(String name, Object value) {
      if (!(value instanceof Credential)) {
        throw new IllegalArgumentException(name + " is no credential");
      }
    }
  }
}
