package dev.roadworthy.gatling;

import dev.roadworthy.junit.RunningCheck;
import java.io.IOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Makes the load when a load test asks for its result. */
final class LoadParameters implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext context, ExtensionContext extension) {
    return context.getParameter().getType() == LoadResult.class;
  }

  @Override
  public LoadResult resolveParameter(ParameterContext context, ExtensionContext extension) {
    RunningCheck check =
        RunningCheck.of(extension)
            .orElseThrow(
                () ->
                    new ParameterResolutionException(
                        "A LoadResult is given to a @LoadTest while it runs"));
    LoadTest test = extension.getRequiredTestMethod().getAnnotation(LoadTest.class);
    if (test == null) {
      throw check.broken(
          "a LoadResult is for a method with @LoadTest, which says what is simulated. Example:"
              + " @LoadTest(value = \"The catalogue holds the spike\", simulation = Spike.class)");
    }
    try {
      return new Load(check, test, key -> extension.getConfigurationParameter(key).orElse(null))
          .make();
    } catch (IOException e) {
      throw check.broken("the JVM for the load could not be started, or not be followed: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ParameterResolutionException("interrupted while the load was made", e);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new ParameterResolutionException("the load could not be made", e);
    }
  }
}
