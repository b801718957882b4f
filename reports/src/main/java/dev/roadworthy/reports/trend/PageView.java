package dev.roadworthy.reports.trend;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of one series, every text as it is to be read.
 *
 * @param title the check's sentence
 * @param id the check's id
 * @param zone of all times
 * @param place environment and branch
 * @param status one word
 * @param statusStyle its colour's name in the style sheet
 * @param reason why the status is what it is; empty if nothing was decided
 * @param facts label and value, one line each
 * @param runbook a web address, null if there is none
 * @param loadPage the page of its load tests, null if there are none
 * @param ranges charts and figures by time
 * @param runs the latest, the newest first
 * @param incidents the newest first
 * @param footer when and how the page was made
 */
public record PageView(
    String title,
    String id,
    String zone,
    String place,
    String status,
    String statusStyle,
    String reason,
    List<Fact> facts,
    @Nullable String runbook,
    @Nullable String loadPage,
    List<RangeView> ranges,
    List<RunRow> runs,
    List<IncidentRow> incidents,
    String footer) {

  /** A label with its value. */
  public record Fact(String label, String value) {}

  /** A figure with what it is; {@code style} colours it, empty for none. */
  public record Tile(String label, String value, String note, String style) {}

  /** A picture for light and one for dark surroundings. */
  public record Picture(String light, String dark, String text) {}

  /** One time. */
  public record RangeView(
      String title, String span, List<Tile> tiles, List<Picture> charts, List<FaultRow> faults) {}

  /** How often a fault code occurred. */
  public record FaultRow(String code, String title, String count, String share) {}

  /** One run. */
  public record RunRow(
      String time, String outcome, String style, String latency, String duration, String says) {}

  /** One incident. */
  public record IncidentRow(
      String id,
      String trouble,
      String style,
      String since,
      String until,
      String lasted,
      String says) {}
}
