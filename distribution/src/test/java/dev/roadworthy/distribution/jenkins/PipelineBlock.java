package dev.roadworthy.distribution.jenkins;

import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.List;

/** What stands in {@code pipeline}. */
final class PipelineBlock {

  private final Build build;
  private final List<StageBlock> stages = new ArrayList<>();

  PipelineBlock(Build build) {
    this.build = build;
  }

  public void agent(Closure<?> body) {
    Block.run(new SettingsBlocks.Agent(), body);
  }

  public void options(Closure<?> body) {
    Block.run(new SettingsBlocks.Options(), body);
  }

  public void triggers(Closure<?> body) {
    Block.run(new SettingsBlocks.Triggers(), body);
  }

  public void stages(Closure<?> body) {
    Block.run(new Stages(), body);
  }

  /** A stage that fails is the last one. */
  void execute() {
    for (StageBlock stage : stages) {
      if (!build.failed()) {
        stage.execute();
      }
    }
  }

  /** What stands in {@code stages}. */
  final class Stages {
    public void stage(String name, Closure<?> body) {
      StageBlock stage = new StageBlock(name, build);
      Block.run(stage, body);
      stages.add(stage);
    }
  }
}
