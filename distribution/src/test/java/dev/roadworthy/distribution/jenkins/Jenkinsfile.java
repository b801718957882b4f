package dev.roadworthy.distribution.jenkins;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.GroovyShell;
import groovy.lang.Script;
import org.codehaus.groovy.control.CompilerConfiguration;

/** A pipeline's text, which can be executed as a build. */
public record Jenkinsfile(String text) {

  /** What the text is compiled to. */
  public abstract static class PipelineScript extends Script {

    /** The only thing that a declarative pipeline may begin with. */
    public void pipeline(Closure<?> body) {
      Build build = (Build) getBinding().getVariable("build");
      PipelineBlock pipeline = new PipelineBlock(build);
      Block.run(pipeline, body);
      pipeline.execute();
    }
  }

  /** Executes it to its end; steps fail as the build says. */
  public Build execute(Build build) {
    CompilerConfiguration compiler = new CompilerConfiguration();
    compiler.setScriptBaseClass(PipelineScript.class.getName());
    Binding binding = new Binding();
    binding.setVariable("build", build);
    new GroovyShell(PipelineScript.class.getClassLoader(), binding, compiler).evaluate(text);
    return build;
  }
}
