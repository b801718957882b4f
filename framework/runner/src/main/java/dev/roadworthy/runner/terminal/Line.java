package dev.roadworthy.runner.terminal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line for a terminal: texts with their styles. Whoever has written a text, it is shown and not
 * obeyed: no control sequence leaves a line but those of its styles.
 */
public final class Line {

  private final List<Part> parts;

  private Line(List<Part> parts) {
    this.parts = parts;
  }

  private record Part(@Nullable Style style, String text) {}

  /** Text as it is. */
  public static Line of(String text) {
    return new Line(List.of()).and(text);
  }

  /** Text in a style. */
  public static Line of(Style style, String text) {
    return new Line(List.of()).and(style, text);
  }

  /** This, and then text as it is. */
  public Line and(String text) {
    return with(new Part(null, Printable.text(text)));
  }

  /** This, and then text in a style. */
  public Line and(Style style, String text) {
    return with(new Part(style, Printable.text(text)));
  }

  /** This, and then the other one. */
  public Line and(Line other) {
    List<Part> all = new ArrayList<>(parts);
    all.addAll(other.parts);
    return new Line(all);
  }

  private Line with(Part part) {
    List<Part> all = new ArrayList<>(parts);
    all.add(part);
    return new Line(all);
  }

  /** How many columns it takes. */
  int width() {
    return parts.stream().mapToInt(part -> Cells.width(part.text)).sum();
  }

  /** As much of it as fits. */
  Line cut(int columns) {
    List<Part> all = new ArrayList<>();
    int left = columns;
    for (Part part : parts) {
      String text = Cells.cut(part.text, left);
      all.add(new Part(part.style, text));
      left -= Cells.width(text);
      if (!text.equals(part.text)) {
        break;
      }
    }
    return new Line(all);
  }

  /** Without styles. */
  String plain() {
    StringBuilder out = new StringBuilder();
    parts.forEach(part -> out.append(part.text));
    return out.toString();
  }

  /** With the control sequences of its styles. */
  String styled() {
    StringBuilder out = new StringBuilder();
    for (Part part : parts) {
      if (part.style == null) {
        out.append(part.text);
      } else {
        out.append(part.style.code()).append(part.text).append(Style.END);
      }
    }
    return out.toString();
  }

  /**
   * Each part placed at its column, so that a terminal that takes another width for a character
   * than we do does not move what follows.
   */
  String placed(boolean colours) {
    StringBuilder out = new StringBuilder();
    int column = 1;
    for (Part part : parts) {
      out.append("\u001B[").append(column).append('G');
      out.append(colours ? new Line(List.of(part)).styled() : part.text);
      column += Cells.width(part.text);
    }
    return out.toString();
  }

  @Override
  public String toString() {
    return plain();
  }
}
