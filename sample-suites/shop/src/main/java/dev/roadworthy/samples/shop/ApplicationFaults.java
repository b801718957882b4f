package dev.roadworthy.samples.shop;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The faults of the application: what happens before its handlers, and to their answers. */
final class ApplicationFaults {
  private static final String FOREIGN_PAGE =
      "<!doctype html>\n<html><body><h1>It works!</h1></body></html>\n";

  private final Faults faults;

  ApplicationFaults(Faults faults) {
    this.faults = faults;
  }

  void register(RoutesConfig routes) {
    routes.before(this::before);
    routes.after(this::after);
  }

  private void before(Context ctx) throws InterruptedException {
    if (isOperations(ctx)) {
      return;
    }
    Faults.Present present = faults.present();
    switch (present.fault) {
      case SLOW -> present.pause();
      case ERROR_500 ->
          throw new IllegalStateException("the tax table has no rate for " + ctx.path());
      default -> {}
    }
  }

  private void after(Context ctx) throws IOException, InterruptedException {
    String body = ctx.result();
    if (isOperations(ctx) || body == null || body.isEmpty() || ctx.statusCode() >= 300) {
      return;
    }
    boolean api = ctx.path().startsWith("/api/");
    Faults.Present present = faults.present();
    switch (present.fault) {
      case TRICKLE -> trickle(ctx, body, present);
      case WRONG_CONTENT -> ctx.result(api ? wrongPrices(body) : FOREIGN_PAGE);
      case UNREADABLE_JSON -> ctx.result(api ? body.substring(0, (body.length() + 1) / 2) : body);
      case EMPTY_LIST -> ctx.result(body.startsWith("[") ? "[]" : body);
      default -> {}
    }
  }

  private static void trickle(Context ctx, String body, Faults.Present present)
      throws IOException, InterruptedException {
    ctx.result("");
    // Not the context's stream, which may compress and so hold the bytes back.
    ServletOutputStream out = ctx.res().getOutputStream();
    for (byte b : body.getBytes(StandardCharsets.UTF_8)) {
      out.write(b);
      out.flush();
      present.pause();
    }
  }

  private static String wrongPrices(String json) {
    return json.replaceAll("\"(price|total)\":[0-9.]+", "\"$1\":0.01");
  }

  private static boolean isOperations(Context ctx) {
    return ctx.path().equals("/health") || ctx.path().equals("/metrics");
  }
}
