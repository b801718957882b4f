package dev.roadworthy.runner.command;

import dev.roadworthy.redaction.Redactor;
import dev.roadworthy.runner.server.StatusServer;
import dev.roadworthy.runner.watch.WatchListener;
import dev.roadworthy.store.Store;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where a watch is seen: standard output, and over HTTP if that was asked for.
 *
 * @param output on standard output
 * @param server over HTTP
 */
record Seen(WatchOutput output, Optional<StatusServer> server) implements AutoCloseable {

  static Seen open(
      StatusOptions status,
      LogFormat format,
      PrintWriter out,
      Redactor redactor,
      Supplier<Store> history)
      throws IOException {
    Optional<StatusServer> server = status.start(history);
    Seen seen = new Seen(WatchOutput.open(format, out, redactor), server);
    server.ifPresent(
        each ->
            seen.output.listeners().forEach(listener -> listener.said("status at " + each.url())));
    return seen;
  }

  /** Who hears the watch. */
  List<WatchListener> listeners() {
    List<WatchListener> all = new ArrayList<>(output.listeners());
    server.ifPresent(each -> all.addAll(each.listeners()));
    return all;
  }

  void giveTerminalBack() {
    output.giveTerminalBack();
  }

  @Override
  public void close() {
    output.close();
    server.ifPresent(StatusServer::close);
  }
}
