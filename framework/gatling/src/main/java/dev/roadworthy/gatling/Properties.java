package dev.roadworthy.gatling;

import dev.roadworthy.junit.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The system properties of a simulation.
 *
 * @param options for its JVM
 * @param problems what is not allowed
 */
record Properties(List<String> options, List<String> problems) {

  private static final String OURS = "roadworthy.";
  private static final Pattern PROPERTY = Pattern.compile("([^=\\s]+)=(.*)", Pattern.DOTALL);
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

  static Properties of(String[] properties, Target target) {
    List<String> options = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (String property : properties) {
      Matcher matcher = PROPERTY.matcher(property);
      if (!matcher.matches()) {
        problems.add(
            "@LoadTest(properties): each is name=value, but was \""
                + property
                + "\". Example: \"baseUrl=${url}\"");
        continue;
      }
      if (matcher.group(1).startsWith(OURS)) {
        problems.add(
            "@LoadTest(properties): names that begin with "
                + OURS
                + " are not a simulation's, but one was \""
                + matcher.group(1)
                + "\". Example: \"baseUrl=${url}\"");
        continue;
      }
      try {
        options.add("-D" + matcher.group(1) + "=" + filled(matcher.group(2), target));
      } catch (IllegalArgumentException e) {
        problems.add("@LoadTest(properties) " + matcher.group(1) + ": " + e.getMessage());
      }
    }
    return new Properties(options, problems);
  }

  private static String filled(String value, Target target) {
    return PLACEHOLDER
        .matcher(value)
        .replaceAll(each -> Matcher.quoteReplacement(of(each, target)));
  }

  private static String of(MatchResult placeholder, Target target) {
    String name = placeholder.group(1);
    if (!name.equals("url")) {
      return target.value(name);
    }
    String url = target.url().toString();
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }
}
