package dev.roadworthy.samples.shop;

import java.util.concurrent.CountDownLatch;

/** The shop as a process of its own. */
public final class ShopMain {
  private static final String USAGE =
      "usage: [http port] [https port] [admin port], each 0 to 65535 (8080 8443 8081 if not given)";

  private ShopMain() {}

  /** Runs the shop until it is interrupted. */
  public static void main(String[] args) throws InterruptedException {
    // Before the first logger: as a process of its own the shop logs in JSON.
    System.getProperties()
        .putIfAbsent(
            "logback.configurationFile", "dev/roadworthy/samples/shop/structured-logging.xml");
    Shop.Options options;
    try {
      options =
          new Shop.Options(port(args, 0, 8080), port(args, 1, 8443), port(args, 2, 8081), "1.0.0");
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "\n" + USAGE);
      System.exit(2);
      return;
    }
    run(options);
  }

  private static void run(Shop.Options options) throws InterruptedException {
    Shop shop;
    try {
      shop = Shop.start(options);
    } catch (IllegalStateException e) {
      System.err.println(e.getMessage());
      System.exit(1);
      return;
    }
    CountDownLatch closed = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  shop.close();
                  closed.countDown();
                }));
    System.out.printf(
        "shop    %s%nshop    %s%nfaults  %s%n%s",
        shop.http(), shop.https(), shop.admin(), shop.caPem());
    closed.await();
  }

  private static int port(String[] args, int index, int usual) {
    if (index >= args.length) {
      return usual;
    }
    try {
      return Integer.parseInt(args[index]);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not a port: " + args[index], e);
    }
  }
}
