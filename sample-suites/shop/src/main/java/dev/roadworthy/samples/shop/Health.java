package dev.roadworthy.samples.shop;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /health}: 200 and "up", or 503 and the component that is down. */
final class Health {
  private static final Logger log = LoggerFactory.getLogger(Health.class);

  private final Database database;
  private final Catalogue catalogue;
  private final String version;

  Health(Database database, Catalogue catalogue, String version) {
    this.database = database;
    this.catalogue = catalogue;
    this.version = version;
  }

  void register(RoutesConfig routes) {
    routes.get("/health", this::answer);
  }

  private void answer(Context ctx) {
    boolean up = databaseIsUp();
    Map<String, Object> components = new LinkedHashMap<>();
    components.put("db", Map.of("status", status(up)));
    components.put("cache", Map.of("status", status(true), "hitRatio", catalogue.hitRatio()));
    Map<String, Object> health = new LinkedHashMap<>();
    health.put("status", status(up));
    health.put("version", version);
    health.put("components", components);
    ctx.status(up ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE).json(health);
  }

  private boolean databaseIsUp() {
    try {
      database.ping();
      return true;
    } catch (RuntimeException e) {
      log.warn("the database does not answer: {}", e.getMessage());
      return false;
    }
  }

  private static String status(boolean up) {
    return up ? "up" : "down";
  }
}
