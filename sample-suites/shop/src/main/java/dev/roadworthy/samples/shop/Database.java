package dev.roadworthy.samples.shop;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** An H2 database in memory, the pool in front of it, and the switch that shuts it down. */
final class Database implements AutoCloseable {
  private static final List<String> NEW =
      List.of("RUNSCRIPT FROM 'classpath:dev/roadworthy/samples/shop/schema.sql'");

  private static final String SHUTDOWN = "SHUTDOWN IMMEDIATELY";

  private final String url = "jdbc:h2:mem:shop-" + UUID.randomUUID();
  private final MeterRegistry meters;
  private List<String> dump = NEW;
  private boolean running;
  private volatile HikariDataSource pool;
  private volatile Jdbi jdbi;

  Database(MeterRegistry meters) {
    this.meters = meters;
    run(NEW);
    pool = connect();
    jdbi = on(pool);
    running = true;
  }

  Jdbi jdbi() {
    return jdbi;
  }

  /** Throws what the driver or the pool throws if the database does not answer. */
  void ping() {
    jdbi.useHandle(handle -> handle.execute("SELECT 1"));
  }

  /** Starts or shuts down the database; the pool is not told. Data survive. */
  synchronized void running(boolean wanted) {
    if (wanted == running) {
      return;
    }
    if (wanted) {
      run(dump);
      // A new pool, because an old one that failed for long retries only every ten seconds.
      HikariDataSource before = pool;
      before.close();
      pool = connect();
      jdbi = on(pool);
    } else {
      dump =
          jdbi.withHandle(
              handle ->
                  handle.createQuery("SCRIPT NOPASSWORDS NOSETTINGS").mapTo(String.class).list());
      run(List.of(SHUTDOWN));
    }
    running = wanted;
  }

  /** Not through the pool, which would complain about a connection that ends with its database. */
  private void run(List<String> statements) {
    try (Connection connection = DriverManager.getConnection(url + ";DB_CLOSE_DELAY=-1");
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the shop's database failed at " + url, e);
    }
  }

  private HikariDataSource connect() {
    HikariConfig config = new HikariConfig();
    // Without IFEXISTS, a connection to a database that was shut down would open an empty one.
    config.setJdbcUrl(url + ";IFEXISTS=TRUE");
    config.setPoolName("shop");
    config.setMaximumPoolSize(10);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(500);
    config.setValidationTimeout(250);
    config.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(meters));
    return new HikariDataSource(config);
  }

  private static Jdbi on(HikariDataSource pool) {
    return Jdbi.create(pool)
        .registerRowMapper(ConstructorMapper.factory(Product.class))
        .registerRowMapper(ConstructorMapper.factory(Order.class));
  }

  @Override
  public synchronized void close() {
    if (running) {
      run(List.of(SHUTDOWN));
      running = false;
    }
    pool.close();
  }
}
