package dev.roadworthy.config;

import dev.roadworthy.schedule.DurationText;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Readers of single values. Each throws IllegalArgumentException with the rule that the text
 * breaks.
 */
final class Scalars {

  private static final int LONGEST = 500;

  private Scalars() {}

  /** True or false. */
  static Boolean truth(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("must be true or false");
    };
  }

  /** A whole number from least to most. */
  static Function<String, Integer> number(int least, int most) {
    return text -> {
      if (text.matches("\\d{1,9}")) {
        int number = Integer.parseInt(text);
        if (least <= number && number <= most) {
          return number;
        }
      }
      throw new IllegalArgumentException("must be a whole number from " + least + " to " + most);
    };
  }

  /** A duration from shortest to longest. */
  static Function<String, Duration> duration(Duration shortest, Duration longest) {
    return text -> {
      Duration duration = DurationText.parse(text);
      if (duration.compareTo(shortest) < 0 || duration.compareTo(longest) > 0) {
        throw new IllegalArgumentException(
            "must be a duration from "
                + DurationText.format(shortest)
                + " to "
                + DurationText.format(longest));
      }
      return duration;
    };
  }

  /** One of the constants, in lower case. */
  static <E extends Enum<E>> Function<String, E> oneOf(Class<E> type) {
    return text ->
        Arrays.stream(type.getEnumConstants())
            .filter(each -> word(each).equals(text))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        Arrays.stream(type.getEnumConstants())
                            .map(Scalars::word)
                            .collect(Collectors.joining(" or ", "must be ", ""))));
  }

  /** Text of a certain form; what is much longer is not even looked at, for it costs stack. */
  static Function<String, String> matching(Pattern form, String rule) {
    return text -> {
      if (text.length() > LONGEST || !form.matcher(text).matches()) {
        throw new IllegalArgumentException(rule);
      }
      return text;
    };
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
