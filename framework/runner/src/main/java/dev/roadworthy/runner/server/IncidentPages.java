package dev.roadworthy.runner.server;

import dev.roadworthy.alerting.Incident;
import dev.roadworthy.alerting.IncidentId;
import dev.roadworthy.runner.watch.Snapshot;
import dev.roadworthy.store.Store;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers what is asked about incidents: open ones from the watch, closed ones from history. */
final class IncidentPages {

  private static final int MOST = 500;
  private static final int USUAL = 100;

  private final Archive archive;

  IncidentPages(Archive archive) {
    this.archive = archive;
  }

  Map<String, @Nullable Object> list(Context ctx, Snapshot watch) {
    String state = ctx.queryParam("state");
    if (state == null || state.equals("open")) {
      return Facts.incidents(watch);
    }
    if (!state.equals("closed")) {
      throw new RefusedRequest(400, "state is open or closed. Example: ?state=closed");
    }
    int limit = limit(ctx.queryParam("limit"));
    String before = ctx.queryParam("before");
    IncidentId last = before == null ? null : new IncidentId(before);
    return archive.ask(store -> closed(store, watch, last, limit));
  }

  private static int limit(@Nullable String text) {
    if (text == null) {
      return USUAL;
    }
    if (text.matches("\\d{1,9}")) {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MOST) {
        return limit;
      }
    }
    throw new RefusedRequest(400, "limit is a number from 1 to " + MOST + ". Example: ?limit=50");
  }

  private static Map<String, @Nullable Object> closed(
      Store store, Snapshot watch, @Nullable IncidentId before, int limit) {
    List<Incident> page = store.decisions().closed(watch.environment(), before, limit);
    return Facts.incidents(
        watch,
        page.stream()
            .map(each -> Facts.incident(each, store.history().check(each.key()).orElseThrow()))
            .toList(),
        page.size() < limit ? null : page.get(page.size() - 1).id());
  }

  Map<String, @Nullable Object> one(String id) {
    return archive.ask(
        store -> {
          Incident incident =
              store
                  .decisions()
                  .incident(new IncidentId(id))
                  .orElseThrow(
                      () ->
                          new RefusedRequest(
                              404, "No incident of this id. /api/v1/incidents has the open ones"));
          return Facts.timeline(
              incident,
              store.history().check(incident.key()).orElseThrow(),
              store.decisions().timeline(incident.id()));
        });
  }
}
