package dev.roadworthy.runner.terminal;

import dev.roadworthy.runner.watch.Snapshot;
import dev.roadworthy.runner.watch.WatchListener;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A watch on a terminal, drawn anew each second on a screen of its own, in a thread of its own: a
 * terminal that was stopped stops nothing else. When it is closed the terminal is as it was before,
 * and what is said from then on are plain lines. Thread-safe.
 */
public final class WatchScreen implements WatchListener, Consumer<Line>, AutoCloseable {

  /** Another screen, no cursor, and no line that is broken by the terminal. */
  private static final String ENTER = "\u001B[?1049h\u001B[?25l\u001B[?7l";

  private static final String LEAVE = "\u001B[?7h\u001B[?25h\u001B[?1049l";
  private static final String HOME = "\u001B[H";
  private static final String CLEAR_TO_END_OF_LINE = "\u001B[K";
  private static final String CLEAR_BELOW = "\u001B[J";

  private static final int MOST_TAIL = 100;
  private static final Duration REDRAW = Duration.ofSeconds(1);
  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  private final PrintWriter out;
  private final boolean colours;
  private final Deque<Line> tail = new ArrayDeque<>();
  private final Thread thread = new Thread(this::show, "roadworthy-screen");
  private @Nullable Snapshot latest;
  private boolean changed;
  private boolean closing;
  private boolean closed;

  /**
   * Takes the terminal over at once.
   *
   * @param colours false for none
   */
  public WatchScreen(PrintWriter out, boolean colours) {
    this.out = out;
    this.colours = colours;
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public synchronized void beat(Snapshot snapshot) {
    latest = snapshot;
    changed = true;
    notifyAll();
  }

  /** Adds to what happened last; prints it, and may wait for that, once the screen is closed. */
  @Override
  public void accept(Line line) {
    if (!keep(line)) {
      synchronized (out) {
        print(line);
      }
    }
  }

  private synchronized boolean keep(Line line) {
    if (!closed) {
      tail.addLast(line);
      if (tail.size() > MOST_TAIL) {
        tail.removeFirst();
      }
    }
    return !closed;
  }

  private void print(Line line) {
    out.println(colours ? line.styled() : line.plain());
    out.flush();
  }

  private void show() {
    out.print(ENTER);
    out.flush();
    try {
      for (Snapshot next = next(); next != null; next = next()) {
        draw(next, Window.ask());
        pause();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      restore();
    }
  }

  /** Waits for the next beat; null when it is to end. */
  private synchronized @Nullable Snapshot next() throws InterruptedException {
    while (!changed && !closing) {
      wait();
    }
    changed = false;
    return closing ? null : latest;
  }

  private synchronized void pause() throws InterruptedException {
    long until = System.nanoTime() + REDRAW.toNanos() * 9 / 10;
    for (long left = until - System.nanoTime();
        left > 0 && !closing;
        left = until - System.nanoTime()) {
      wait(left / 1_000_000 + 1);
    }
  }

  private void draw(Snapshot snapshot, Window window) {
    List<Line> frame = Frame.of(snapshot, tail(), window.width(), window.height());
    StringBuilder text = new StringBuilder(HOME);
    for (int i = 0; i < frame.size(); i++) {
      text.append(i == 0 ? "" : "\r\n").append(frame.get(i).placed(colours));
      text.append(CLEAR_TO_END_OF_LINE);
    }
    out.print(text.append(CLEAR_BELOW));
    out.flush();
  }

  private synchronized List<Line> tail() {
    return new ArrayList<>(tail);
  }

  private void restore() {
    synchronized (out) {
      Snapshot last = end();
      out.print(LEAVE);
      if (last != null) {
        Frame.header(last).forEach(this::print);
      }
      out.flush();
    }
  }

  private synchronized @Nullable Snapshot end() {
    closed = true;
    return latest;
  }

  /** Gives the terminal back, if it takes what is written within a second. */
  @Override
  public void close() {
    synchronized (this) {
      closing = true;
      notifyAll();
    }
    try {
      thread.join(LAST_WORDS.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
