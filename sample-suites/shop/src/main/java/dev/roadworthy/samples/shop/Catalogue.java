package dev.roadworthy.samples.shop;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.generic.GenericType;

/** The products, cached; and what is in stock, never cached. */
final class Catalogue {
  private static final String EVERYTHING = "";

  private final Database database;
  private final LoadingCache<String, List<Product>> products =
      Caffeine.newBuilder()
          .maximumSize(500)
          .expireAfterWrite(Duration.ofMinutes(10))
          .recordStats()
          .build(this::load);

  Catalogue(Database database, MeterRegistry meters) {
    this.database = database;
    CaffeineCacheMetrics.monitor(meters, products, "catalogue");
    products.put(EVERYTHING, load(EVERYTHING));
  }

  /** All products, from the cache if they are there. */
  List<Product> products() {
    return products.get(EVERYTHING);
  }

  /** Products whose name or description contains the words, from the cache if they are there. */
  List<Product> search(String words) {
    return products.get(words.strip().toLowerCase(Locale.ROOT));
  }

  Optional<Product> find(String sku) {
    return products().stream().filter(product -> product.sku().equals(sku)).findFirst();
  }

  /** The same products with what is in stock now, asked from the database. */
  List<Item> inStock(List<Product> wanted) {
    Map<String, Integer> stock = stock();
    return wanted.stream()
        .map(product -> product.inStock(stock.getOrDefault(product.sku(), 0)))
        .toList();
  }

  /** The product with what is in stock now, asked from the database. */
  Item inStock(Product product) {
    return inStock(List.of(product)).get(0);
  }

  /** Share of the requests that the cache answered, 0 to 1. */
  double hitRatio() {
    return products.stats().hitRate();
  }

  private Map<String, Integer> stock() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT sku, stock FROM product")
                    .setMapKeyColumn("sku")
                    .setMapValueColumn("stock")
                    .collectInto(new GenericType<Map<String, Integer>>() {}));
  }

  private List<Product> load(String words) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT sku, name, description, price FROM product
                        WHERE LOCATE(:words, LOWER(name || ' ' || description)) > 0 OR :words = ''
                        ORDER BY name
                        """)
                    .bind("words", words)
                    .mapTo(Product.class)
                    .list());
  }
}
