package dev.roadworthy.reports.load;

import dev.roadworthy.reports.trend.PageView.Fact;
import dev.roadworthy.reports.trend.PageView.Picture;
import dev.roadworthy.reports.trend.PageView.Tile;
import java.util.List;

/**
 * The page of a series of load tests, every text as it is to be read.
 *
 * @param title the check's sentence
 * @param id the check's id
 * @param place environment and branch
 * @param trend the check's trend page
 * @param zone of all times
 * @param verdict one word on the newest run
 * @param verdictStyle its colour's name in the style sheet
 * @param reason why; empty if it passed
 * @param comparison sentences on it beside earlier runs
 * @param facts label and value, one line each
 * @param tiles figures of the newest run
 * @param timeLine charts of the newest run
 * @param curve response times by percentile
 * @param requests each request and group of the newest run
 * @param failures for which reasons requests failed
 * @param assertions what the simulation itself asserts
 * @param runs charts run by run
 * @param table the newest first
 * @param footer when and how the page was made
 */
public record LoadView(
    String title,
    String id,
    String place,
    String trend,
    String zone,
    String verdict,
    String verdictStyle,
    String reason,
    List<Sentence> comparison,
    List<Fact> facts,
    List<Tile> tiles,
    List<Picture> timeLine,
    Picture curve,
    List<RequestRow> requests,
    List<FailureRow> failures,
    List<AssertionRow> assertions,
    List<Picture> runs,
    List<RunRow> table,
    String footer) {

  /** What is said with a mark before it. */
  public record Sentence(String style, String mark, String text) {}

  /** A request or group. */
  public record RequestRow(
      String name,
      boolean group,
      String count,
      String rate,
      String p50,
      String p95,
      String p99,
      String failed,
      String style) {}

  /** A reason for which requests of a name failed. */
  public record FailureRow(String request, String why, String count) {}

  /** An assertion of the simulation. */
  public record AssertionRow(String text, String actual, String style, String mark) {}

  /** A figure; {@code style} says whether it is the worst of its column. */
  public record Cell(String label, String value, String style) {}

  /** One run. */
  public record RunRow(
      String time,
      String commit,
      String version,
      String profile,
      List<Cell> cells,
      String outcome,
      String style,
      String says) {}
}
