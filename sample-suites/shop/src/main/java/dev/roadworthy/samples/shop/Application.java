package dev.roadworthy.samples.shop;

import io.javalin.Javalin;
import io.javalin.json.JavalinJackson3;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.InstantSource;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The shop's web application on a port of its own, behind the edge. */
final class Application implements AutoCloseable {
  private final Telemetry telemetry = new Telemetry();
  private final Database database = new Database(telemetry.meters());
  private final Javalin server;
  private final InetSocketAddress address;
  private @Nullable Socket reserved;

  Application(String version, Faults faults, InstantSource clock) {
    Catalogue catalogue = new Catalogue(database, telemetry.meters());
    JsonMapper json = JsonMapper.builder().build();
    Orders orders = new Orders(database, clock);
    server =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.startup.startupWatcherEnabled = false;
              config.jsonMapper(new JavalinJackson3(json, false));
              telemetry.register(config);
              config.routes.before(ctx -> ctx.header("X-Application", "shop"));
              new ApplicationFaults(faults).register(config.routes);
              Errors.register(config.routes);
              new Pages(catalogue).register(config.routes);
              new Api(json, catalogue, orders).register(config.routes);
              new Health(database, catalogue, version).register(config.routes);
            });
    server.start(InetAddress.getLoopbackAddress().getHostAddress(), 0);
    address = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
  }

  InetSocketAddress address() {
    return address;
  }

  Database database() {
    return database;
  }

  /** Opens or closes the application's port. */
  synchronized void reachable(boolean wanted) throws Exception {
    ServerConnector connector = (ServerConnector) server.jettyServer().server().getConnectors()[0];
    if (wanted == connector.isRunning()) {
      return;
    }
    if (wanted) {
      free();
      connector.setPort(address.getPort());
      connector.start();
    } else {
      connector.stop();
      reserved = Ports.reserve(address);
    }
  }

  private void free() throws IOException {
    if (reserved != null) {
      reserved.close();
      reserved = null;
    }
  }

  @Override
  public synchronized void close() throws IOException {
    free();
    server.stop();
    database.close();
    telemetry.close();
  }
}
