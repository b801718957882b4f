package dev.roadworthy.runner.watch;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Random;

/**
 * Kills a process that is none: from a random step on, every call of a port fails, before it is
 * made or after.
 */
final class Crashes {

  private final Random random;
  private int left;
  private boolean dead;
  private int count;

  /** What nobody may catch. */
  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash() {
      super("kill -9", null, false, false);
    }
  }

  Crashes(Random random) {
    this.random = random;
  }

  /** The next process lives for at most so many steps. */
  void revive(int mostSteps) {
    dead = false;
    left = random.nextInt(mostSteps);
  }

  /** The next process does not die. */
  void spare() {
    dead = false;
    left = Integer.MAX_VALUE;
  }

  int count() {
    return count;
  }

  /** A port of the process that dies. */
  <T> T port(Class<T> type, T real) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              step();
              try {
                Object result = method.invoke(real, arguments);
                step();
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  private synchronized void step() {
    if (!dead && left-- <= 0) {
      dead = true;
      count++;
    }
    if (dead) {
      throw new Crash();
    }
  }
}
