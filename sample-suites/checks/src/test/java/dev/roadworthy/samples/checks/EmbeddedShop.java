package dev.roadworthy.samples.checks;

import dev.roadworthy.junit.EmbeddedApplication;
import dev.roadworthy.samples.shop.Shop;
import java.net.URI;

/** The shop inside the suite's own JVM, for the environment {@code ci}. */
public final class EmbeddedShop implements EmbeddedApplication {

  private final Shop shop = Shop.start();

  /** Started once for all checks of a JVM. */
  public EmbeddedShop() {}

  @Override
  public URI start() {
    return shop.http();
  }

  @Override
  public void close() {
    shop.close();
  }
}
