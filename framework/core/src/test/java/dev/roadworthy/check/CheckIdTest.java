package dev.roadworthy.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckIdTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "landing",
        "com.example.ShopIT.landingPage",
        "com.example.ShopIT$Nested.pay[currency=EUR]",
        "7",
        "Überweisung/größe",
        "結帳"
      })
  void takesWhatNamesAClassAMethodAndItsParameters(String value) {
    assertThat(new CheckId(value)).hasToString(value);
  }

  static Stream<String> hostile() {
    return Stream.of(
        "",
        " ",
        ".",
        "..",
        "../../etc/passwd",
        "/etc/passwd",
        "-rf",
        "a b",
        "a\nb",
        "a\u0000b",
        "a\u001b[31m",
        "<script>",
        "a\"b",
        "a'b",
        "a%2fb",
        "a\\b",
        "a:b",
        "a\ud800",
        "\u202eabc",
        "x".repeat(201));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void refusesWhatCouldBeAnythingElseWithTheRuleTheValueAndAnExample(String value) {
    assertThatThrownBy(() -> new CheckId(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 to 200 letters, digits or . _ - / [ ] = $")
        .hasMessageContaining("\"" + value + "\"")
        .hasMessageContaining("\"checkout.pay\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"landing", "shop.checkout_2-b", "7"})
  void aPlainIdIsItsOwnFileName(String value) {
    assertThat(new CheckId(value).fileName()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a/../../b",
        "com.example.ShopIT.landing[sku=1]",
        "結帳",
        "a.",
        "con",
        "NUL.txt",
        "lpt1",
        "landing-0123456789abcdef"
      })
  void anyOtherFileNameIsSafeEverywhereAndEndsWithAHash(String value) {
    assertThat(new CheckId(value).fileName()).matches("[A-Za-z0-9_-]{1,100}-[0-9a-f]{16}");
  }

  @Test
  void aLongIdHasAShorterFileName() {
    assertThat(new CheckId("x".repeat(200)).fileName()).hasSizeLessThanOrEqualTo(120);
  }

  @Test
  void distinctIdsHaveDistinctFileNamesAlsoWhereCaseDoesNotCount() {
    String characters = "abAB1._-/[]=$ü";
    Random random = new Random(42);
    Map<String, String> idByName = new HashMap<>();
    for (int i = 0; i < 200_000; i++) {
      StringBuilder value = new StringBuilder("a");
      int length = random.nextInt(8);
      for (int j = 0; j < length; j++) {
        value.append(characters.charAt(random.nextInt(characters.length())));
      }
      CheckId id = new CheckId(value.toString());
      String earlier = idByName.put(id.fileName().toLowerCase(Locale.ROOT), id.value());
      assertThat(earlier == null || earlier.equals(id.value()))
          .as("%s and %s are both %s", earlier, id, id.fileName())
          .isTrue();
    }
  }

  @Test
  void anIdThatLooksLikeTheFileNameOfAnotherHasAnotherFileName() {
    CheckId id = new CheckId("a/b");
    CheckId lookalike = new CheckId(id.fileName());
    assertThat(lookalike.fileName()).isNotEqualTo(id.fileName());
  }

  @Test
  void idsAreSortedByTheirText() {
    assertThat(List.of(new CheckId("b"), new CheckId("a")).stream().sorted())
        .containsExactly(new CheckId("a"), new CheckId("b"));
  }
}
