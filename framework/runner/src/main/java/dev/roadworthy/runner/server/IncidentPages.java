package dev.roadworthy.runner.server;

import dev.roadworthy.alerting.Incident;
import dev.roadworthy.alerting.IncidentId;
import dev.roadworthy.runner.IncidentJson;
import dev.roadworthy.runner.ShortId;
import dev.roadworthy.runner.watch.Snapshot;
import dev.roadworthy.store.Store;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
    String before = ctx.queryParam("before");
    int limit = limit(ctx.queryParam("limit"));
    if (state == null || state.equals("open")) {
      if (before != null) {
        throw new RefusedRequest(
            400, "before is for incidents that are closed. Example: ?state=closed&before=4209a5ac");
      }
      return Facts.incidents(watch);
    }
    if (!state.equals("closed")) {
      throw new RefusedRequest(400, "state is open or closed. Example: ?state=closed");
    }
    return archive.ask(store -> closed(store, watch, before, limit));
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
      Store store, Snapshot watch, @Nullable String before, int limit) {
    IncidentId last = before == null ? null : find(store, watch, before).id();
    List<Incident> page = store.decisions().closed(watch.environment(), last, limit);
    return Facts.incidents(
        watch,
        IncidentJson.all(store, page),
        page.size() < limit ? null : page.get(page.size() - 1).id());
  }

  Map<String, @Nullable Object> one(String id, Snapshot watch) {
    return archive.ask(store -> IncidentJson.timeline(store, find(store, watch, id)));
  }

  /** Other environments that share the history are for their own watches to tell of. */
  private static Incident find(Store store, Snapshot watch, String text) {
    List<Incident> meant =
        ShortId.meant(
            text,
            (beginning, most) ->
                store.decisions().incidentsBeginning(watch.environment(), beginning, most),
            each -> each.id().value());
    if (meant.isEmpty()) {
      throw new RefusedRequest(
          404,
          "No incident of this environment has an id that is or begins so (at least "
              + ShortId.SHORTEST
              + " characters). /api/v1/incidents has the open ones");
    }
    if (meant.size() > 1) {
      throw new RefusedRequest(
          400,
          "This may be any of "
              + meant.stream().map(each -> each.id().value()).collect(Collectors.joining(", ")));
    }
    return meant.get(0);
  }
}
