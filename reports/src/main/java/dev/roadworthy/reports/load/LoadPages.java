package dev.roadworthy.reports.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roadworthy.history.Series;
import dev.roadworthy.reports.chart.Theme;
import dev.roadworthy.reports.files.Templates;
import dev.roadworthy.reports.trend.PageName;
import dev.roadworthy.reports.trend.PageView.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Writes a page for every series of load tests, in a folder beside the trend pages. */
public final class LoadPages {

  private final LoadStories stories;
  private final ZoneId zone;
  private final LoadViews views;

  /**
   * Prepares them.
   *
   * @param zone of all times
   * @param footer when and how the pages are made
   */
  public LoadPages(LoadStories stories, ZoneId zone, String footer) {
    this.stories = stories;
    this.zone = zone;
    this.views = new LoadViews(zone, footer);
  }

  /**
   * Writes all pages.
   *
   * @param trends the folder of the trend pages
   * @return the series that have a page, at {@link PageName#ofLoad}
   */
  public Set<Series> write(Path trends) throws IOException {
    Set<Series> written = new HashSet<>();
    for (Series series : stories.series()) {
      Optional<LoadStory> story = stories.of(series);
      if (story.isPresent()) {
        write(story.get(), trends.resolve(PageName.ofLoad(series)));
        written.add(series);
      }
    }
    return written;
  }

  private void write(LoadStory story, Path file) throws IOException {
    Path folder = Files.createDirectories(Objects.requireNonNull(file.getParent()));
    LoadView view =
        views.page(
            story,
            draw(story, LoadCharts.timeLine(story, zone), folder),
            draw(story, LoadCharts.percentiles(story), folder),
            draw(story, LoadCharts.runs(story, zone), folder));
    Templates.write("load.jte", view, file);
  }

  private static List<Picture> draw(LoadStory story, List<Drawing> drawings, Path folder)
      throws IOException {
    List<Picture> pictures = new ArrayList<>();
    for (Drawing drawing : drawings) {
      pictures.add(draw(story, drawing, folder));
    }
    return pictures;
  }

  private static Picture draw(LoadStory story, Drawing drawing, Path folder) throws IOException {
    String name = story.page() + "-" + drawing.file();
    return new Picture(
        write(folder, name + ".svg", drawing.svg().apply(Theme.LIGHT)),
        write(folder, name + "-dark.svg", drawing.svg().apply(Theme.DARK)),
        drawing.title() + " of " + story.subject());
  }

  private static String write(Path folder, String name, String svg) throws IOException {
    Files.write(folder.resolve(name), svg.getBytes(UTF_8));
    return name;
  }
}
