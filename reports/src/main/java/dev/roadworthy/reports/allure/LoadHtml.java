package dev.roadworthy.reports.allure;

import dev.roadworthy.reports.load.LoadExcerpt;
import dev.roadworthy.reports.load.LoadView.RequestRow;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a load test measured, in Allure's description. */
final class LoadHtml {

  private static final int WIDTH = 800;
  private static final List<String> COLUMNS =
      List.of("", "Requests", "Per second", "p50", "p95", "p99", "Failed");

  private LoadHtml() {}

  static String of(LoadExcerpt load) {
    String link = "<a href=\"" + Html.escape("trends/" + load.page()) + "\">";
    return table(load.rows())
        + load.sentences().stream().map(Html::paragraph).collect(Collectors.joining())
        + load.pictures().stream()
            .map(each -> link + Html.picture(each.svg(), each.text(), WIDTH) + "</a>")
            .collect(Collectors.joining("<br>", "<p>", "</p>"))
        + "<p>"
        + link
        + "Load test, run against run</a></p>";
  }

  private static String table(List<RequestRow> rows) {
    return "<table cellpadding=\"4\"><tr>"
        + COLUMNS.stream()
            .map(column -> "<th align=\"right\">" + Html.escape(column) + "</th>")
            .collect(Collectors.joining())
        + "</tr>"
        + rows.stream().map(LoadHtml::row).collect(Collectors.joining())
        + "</table>";
  }

  private static String row(RequestRow row) {
    return "<tr><td>"
        + Html.escape(row.name() + (row.group() ? " (group)" : ""))
        + "</td>"
        + Stream.of(row.count(), row.rate(), row.p50(), row.p95(), row.p99(), row.failed())
            .map(value -> "<td align=\"right\">" + Html.escape(value) + "</td>")
            .collect(Collectors.joining())
        + "</tr>";
  }
}
