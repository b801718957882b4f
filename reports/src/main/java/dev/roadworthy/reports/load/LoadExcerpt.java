package dev.roadworthy.reports.load;

import dev.roadworthy.load.Measured;
import dev.roadworthy.reports.chart.Theme;
import dev.roadworthy.reports.load.LoadView.RequestRow;
import dev.roadworthy.reports.load.LoadView.Sentence;
import dev.roadworthy.reports.trend.PageName;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * As much of a load test as stands beside its result elsewhere.
 *
 * @param page its page, from the folder of the trend pages
 * @param sentences on it beside earlier runs
 * @param rows all requests together, then each request and group
 * @param pictures SVG documents
 */
public record LoadExcerpt(
    String page, List<String> sentences, List<RequestRow> rows, List<Picture> pictures) {

  private static final int MOST_ROWS = 20;

  /** Copies the lists. */
  public LoadExcerpt {
    sentences = List.copyOf(sentences);
    rows = List.copyOf(rows);
    pictures = List.copyOf(pictures);
  }

  /** An SVG document, and what it shows. */
  public record Picture(String svg, String text) {}

  static LoadExcerpt of(LoadStory story, ZoneId zone) {
    Measured total = story.now().total();
    List<RequestRow> rows = new ArrayList<>();
    rows.add(LoadViews.row(total, story.now().seconds()));
    LoadViews.requests(story.now()).stream().limit(MOST_ROWS).forEach(rows::add);
    List<Drawing> drawings = new ArrayList<>(List.of(LoadCharts.percentiles(story)));
    drawings.addAll(LoadCharts.timeLine(story, zone));
    return new LoadExcerpt(
        PageName.ofLoad(story.series()),
        LoadViews.comparison(story).stream().map(LoadExcerpt::sentence).toList(),
        rows,
        drawings.stream()
            .map(each -> new Picture(each.svg().apply(Theme.NEUTRAL), each.title()))
            .toList());
  }

  private static String sentence(Sentence sentence) {
    return sentence.mark() + ": " + sentence.text();
  }
}
