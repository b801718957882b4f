package dev.roadworthy.rules;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Who may use whom, as docs/architecture.md says.
 *
 * @param allowed names, each with those that it may use
 */
record Architecture(Map<String, Set<String>> allowed) {

  private static final Path PAGE = Path.of("../../docs/architecture.md");
  private static final Pattern MODULE =
      Pattern.compile("(?m)^\\| `(?:framework/)?([a-z]+)` \\|.*\\| ([a-z, ]+) \\|$");
  private static final Pattern PACKAGE = Pattern.compile("`([a-z]+)` -> ([a-z, ]+)");

  /** The rows of the table of modules that say what the module knows. */
  static Architecture ofModules() throws IOException {
    return read(MODULE);
  }

  /** The packages of core. */
  static Architecture ofPackages() throws IOException {
    return read(PACKAGE);
  }

  private static Architecture read(Pattern pattern) throws IOException {
    Map<String, Set<String>> allowed = new TreeMap<>();
    for (MatchResult match : pattern.matcher(Files.readString(PAGE)).results().toList()) {
      Set<String> names = new TreeSet<>(Set.of(match.group(2).split(", ")));
      names.remove("nothing");
      allowed.put(match.group(1), names);
    }
    return new Architecture(allowed);
  }

  /**
   * The rule that nobody uses anybody else.
   *
   * @param nameOf a class's name in this architecture
   */
  LayeredArchitecture rule(Function<JavaClass, String> nameOf) {
    LayeredArchitecture rule = layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (String name : allowed.keySet()) {
      rule =
          rule.layer(name)
              .definedBy(
                  DescribedPredicate.describe(name, type -> nameOf.apply(type).equals(name)));
    }
    for (String name : allowed.keySet()) {
      String[] used = reachable(name).toArray(String[]::new);
      rule =
          used.length == 0
              ? rule.whereLayer(name).mayNotAccessAnyLayer()
              : rule.whereLayer(name).mayOnlyAccessLayers(used);
    }
    return rule;
  }

  /** What a name may use, and what that may use. */
  private Set<String> reachable(String name) {
    Set<String> reached = new TreeSet<>();
    for (String next : allowed.getOrDefault(name, Set.of())) {
      reached.add(next);
      reached.addAll(reachable(next));
    }
    return reached;
  }
}
