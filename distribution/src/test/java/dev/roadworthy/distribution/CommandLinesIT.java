package dev.roadworthy.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That an example with a mistake in it would be found out. */
class CommandLinesIT {

  @ParameterizedTest
  @CsvSource({
    "run --enviroment production, Unknown option: '--enviroment'",
    "watched, Unmatched argument at index 0: 'watched'",
    "run --trigger clock, Invalid value for option '--trigger'",
    "history import, Missing required parameter: 'JOURNAL'",
    "'', Missing command"
  })
  void aMistakeInAnExampleIsFoundOut(String arguments, String refusal) {
    List<String> words = arguments.isEmpty() ? List.of() : List.of(arguments.split(" "));

    assertThat(CommandLines.refusalOf(words)).contains(refusal);
  }
}
