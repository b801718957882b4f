package dev.roadworthy.samples.shop;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers for what went wrong: JSON for the API, a page for people, details only in the log. */
final class Errors {
  private static final Logger log = LoggerFactory.getLogger(Errors.class);

  private Errors() {}

  static void register(RoutesConfig routes) {
    routes.exception(
        HttpResponseException.class, (e, ctx) -> answer(ctx, e.getStatus(), e.getMessage()));
    routes.exception(
        Exception.class,
        (e, ctx) -> {
          log.error("{} {} failed", ctx.method().name(), ctx.path(), e);
          answer(ctx, HttpStatus.INTERNAL_SERVER_ERROR.getCode(), null);
        });
  }

  private static void answer(Context ctx, int status, @Nullable String message) {
    String reason = message == null ? HttpStatus.forStatus(status).getMessage() : message;
    ctx.status(status);
    if (ctx.path().startsWith("/api/")) {
      ctx.json(Map.of("status", status, "error", reason));
    } else {
      String title = status + " " + HttpStatus.forStatus(status).getMessage();
      ctx.html(Html.page(title, "<h1>" + title + "</h1>\n<p>" + Html.escape(reason) + "</p>\n"));
    }
  }
}
