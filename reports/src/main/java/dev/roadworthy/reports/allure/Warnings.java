package dev.roadworthy.reports.allure;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects what was left out of a report and why, each a sentence for people. */
public final class Warnings {

  private static final Logger LOG = LoggerFactory.getLogger(Warnings.class);
  private static final int MOST = 100;

  private final List<String> messages = new ArrayList<>();
  private int more;

  /** Adds one. Control characters are made visible, so that a name cannot forge a log line. */
  public void add(String message) {
    String line = message.replaceAll("\\p{Cntrl}", "\uFFFD");
    LOG.warn("{}", line);
    if (messages.size() < MOST) {
      messages.add(line);
    } else {
      more++;
    }
  }

  /** All that were added; beyond a hundred only how many more there were. */
  public List<String> list() {
    List<String> all = new ArrayList<>(messages);
    if (more > 0) {
      all.add("and " + more + " more");
    }
    return List.copyOf(all);
  }
}
