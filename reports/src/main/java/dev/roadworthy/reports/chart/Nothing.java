package dev.roadworthy.reports.chart;

/** What a chart says that has nothing to show. */
final class Nothing {

  private Nothing() {}

  static void say(Frame frame) {
    say(frame, "No runs in this time");
  }

  static void say(Frame frame, String what) {
    frame.svg.text(
        what,
        (Frame.LEFT + Frame.RIGHT) / 2,
        (Frame.TOP + frame.bottom) / 2 + 5,
        Svg.Font.of(13, frame.theme.chrome.muted()).anchored("middle"));
  }
}
