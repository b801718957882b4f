package dev.roadworthy.runner.terminal;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** How many columns text takes on a terminal. */
final class Cells {

  /** First and last of the characters that are two columns wide: CJK, and emoji shown as such. */
  private static final NavigableMap<Integer, Integer> WIDE =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(0x1100, 0x115F),
              Map.entry(0x231A, 0x231B),
              Map.entry(0x23E9, 0x23EC),
              Map.entry(0x23F0, 0x23F3),
              Map.entry(0x25FD, 0x25FE),
              Map.entry(0x2614, 0x2615),
              Map.entry(0x2648, 0x2653),
              Map.entry(0x267F, 0x267F),
              Map.entry(0x2693, 0x2693),
              Map.entry(0x26A1, 0x26A1),
              Map.entry(0x26AA, 0x26AB),
              Map.entry(0x26BD, 0x26CE),
              Map.entry(0x26D4, 0x26D4),
              Map.entry(0x26EA, 0x26FD),
              Map.entry(0x2705, 0x2705),
              Map.entry(0x270A, 0x270B),
              Map.entry(0x2728, 0x2728),
              Map.entry(0x274C, 0x274E),
              Map.entry(0x2753, 0x2757),
              Map.entry(0x2795, 0x2797),
              Map.entry(0x27B0, 0x27BF),
              Map.entry(0x2B1B, 0x2B55),
              Map.entry(0x2E80, 0x303E),
              Map.entry(0x3041, 0x4DBF),
              Map.entry(0x4E00, 0xA4CF),
              Map.entry(0xA960, 0xA97F),
              Map.entry(0xAC00, 0xD7A3),
              Map.entry(0xF900, 0xFAFF),
              Map.entry(0xFE30, 0xFE6F),
              Map.entry(0xFF00, 0xFF60),
              Map.entry(0xFFE0, 0xFFE6),
              Map.entry(0x1F000, 0x1FAFF),
              Map.entry(0x20000, 0x3FFFD)));

  private Cells() {}

  /** Of a whole text. */
  static int width(String text) {
    return text.codePoints().map(Cells::width).sum();
  }

  private static int width(int c) {
    if (c < 0x300) {
      return 1;
    }
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> {
        Map.Entry<Integer, Integer> range = WIDE.floorEntry(c);
        yield range != null && c <= range.getValue() ? 2 : 1;
      }
    };
  }

  /** The text, or as much of its beginning as fits, with an ellipsis after it. */
  static String cut(String text, int columns) {
    if (width(text) <= columns) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    int used = 0;
    for (int c : text.codePoints().toArray()) {
      used += width(c);
      if (used >= columns) {
        break;
      }
      out.appendCodePoint(c);
    }
    return columns <= 0 ? "" : out.append('…').toString();
  }

  /** Exactly so many columns: cut, or filled up with spaces. */
  static String fit(String text, int columns) {
    String cut = cut(text, columns);
    return cut + " ".repeat(Math.max(0, columns - width(cut)));
  }
}
