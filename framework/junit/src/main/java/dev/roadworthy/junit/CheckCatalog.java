package dev.roadworthy.junit;

import dev.roadworthy.check.CheckId;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * The checks of a suite, each read once. An id belongs to whoever came first; the second is BROKEN,
 * under an id of its own. Thread-safe.
 */
final class CheckCatalog {

  private final CheckReader reader;
  private final Map<Key, DeclaredCheck> checks = new ConcurrentHashMap<>();
  private final Map<CheckId, Key> owners = new ConcurrentHashMap<>();

  private record Key(Class<?> testClass, Method method, Invocation invocation) {

    String place() {
      return ClassAndMethod.place(testClass, method) + invocation.suffix();
    }

    CheckId exactId() {
      return ClassAndMethod.exactId(testClass, method, invocation.position());
    }
  }

  CheckCatalog(CheckReader reader) {
    this.reader = reader;
  }

  /** The check; outside of parameterized classes with {@link Invocation#NONE}. */
  DeclaredCheck check(Class<?> testClass, Method method, Invocation invocation) {
    Key key = new Key(testClass, method, invocation);
    DeclaredCheck known = checks.get(key);
    return known != null ? known : checks.computeIfAbsent(key, this::read);
  }

  private DeclaredCheck read(Key key) {
    DeclaredCheck read = reader.read(key.testClass, key.method);
    try {
      DeclaredCheck check = key.invocation.of(read);
      Key owner = owners.putIfAbsent(check.spec().id(), key);
      return owner == null ? check : read.outOfTheWay(key.exactId(), taken(key, check, owner));
    } catch (IllegalArgumentException e) {
      String tooLong = "@HealthCheck(id) of " + key.place() + ": " + e.getMessage();
      return read.outOfTheWay(key.exactId(), tooLong);
    }
  }

  private static String taken(Key key, DeclaredCheck check, Key owner) {
    String id = check.spec().id().value();
    String start = "@HealthCheck(id) of " + key.place() + ": unique in a suite, but ";
    return key.invocation.equals(Invocation.NONE)
        ? start + "\"" + id + "\" is that of " + owner.place() + ". Example: \"" + id + "-2\""
        : start
            + "two invocations are \""
            + id
            + "\". Name them apart. Example: @ParameterizedClass(name = \"{0} {1}\")";
  }

  /** What is not allowed in the annotations of all checks of the class. */
  List<String> problems(Class<?> testClass) {
    return ReflectionSupport.findMethods(
            testClass, CheckReader::isCheck, HierarchyTraversalMode.TOP_DOWN)
        .stream()
        .flatMap(method -> check(testClass, method, Invocation.NONE).problems().stream())
        .distinct()
        .toList();
  }
}
