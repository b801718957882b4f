package dev.roadworthy.gatling;

import dev.roadworthy.junit.RunningCheck;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Makes the load when a load test asks for its result, which it has to. */
final class LoadParameters implements BeforeEachCallback, ParameterResolver {

  private static final Namespace OWN = Namespace.create(LoadParameters.class);

  @Override
  public void beforeEach(ExtensionContext extension) {
    boolean asks =
        Arrays.asList(extension.getRequiredTestMethod().getParameterTypes())
            .contains(LoadResult.class);
    if (!asks) {
      throw check(extension)
          .broken(
              "a @LoadTest makes its load when it is given the result, and this one does not ask"
                  + " for it. Example: void catalogue(LoadResult result)");
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext context, ExtensionContext extension) {
    return context.getParameter().getType() == LoadResult.class;
  }

  @Override
  public LoadResult resolveParameter(ParameterContext context, ExtensionContext extension) {
    RunningCheck check = check(extension);
    LoadTest test = extension.getRequiredTestMethod().getAnnotation(LoadTest.class);
    if (test == null) {
      throw check.broken(
          "a LoadResult is for a method with @LoadTest, which says what is simulated. Example:"
              + " @LoadTest(value = \"The catalogue holds the spike\", simulation = Spike.class)");
    }
    ExtensionContext.Store store = extension.getStore(OWN);
    LoadResult made = store.get(LoadResult.class, LoadResult.class);
    if (made == null) {
      made = make(check, test);
      store.put(LoadResult.class, made);
    }
    return made;
  }

  private static RunningCheck check(ExtensionContext extension) {
    return RunningCheck.of(extension)
        .orElseThrow(
            () ->
                new ParameterResolutionException(
                    "A LoadResult is given to a @LoadTest while it runs"));
  }

  /** What permits load is said on the command line, and in no file of the suite. */
  private static LoadResult make(RunningCheck check, LoadTest test) {
    try {
      return new Load(check, test, System::getProperty).make();
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
