package dev.roadworthy.samples.shop;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** Places, finds and cancels orders; the stock follows in the same transaction. */
final class Orders {
  private final Database database;
  private final InstantSource clock;

  Orders(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The order, or empty if fewer than {@code quantity} are in stock. */
  Optional<Order> place(Product product, int quantity) {
    Order order =
        new Order(
            UUID.randomUUID().toString(),
            product.sku(),
            quantity,
            product.price().multiply(BigDecimal.valueOf(quantity)),
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    return database
        .jdbi()
        .inTransaction(
            handle -> {
              int taken =
                  handle.execute(
                      "UPDATE product SET stock = stock - ? WHERE sku = ? AND stock >= ?",
                      quantity,
                      product.sku(),
                      quantity);
              if (taken == 0) {
                return Optional.empty();
              }
              handle
                  .createUpdate(
                      """
                      INSERT INTO purchase (id, sku, quantity, total, placed_at)
                      VALUES (:id, :sku, :quantity, :total, :placedAt)
                      """)
                  .bind("id", order.id())
                  .bind("sku", order.sku())
                  .bind("quantity", order.quantity())
                  .bind("total", order.total())
                  .bind("placedAt", order.placedAt())
                  .execute();
              return Optional.of(order);
            });
  }

  Optional<Order> find(String id) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT * FROM purchase WHERE id = :id")
                    .bind("id", id)
                    .mapTo(Order.class)
                    .findOne());
  }

  /** Puts the items back on the shelf; false if there is no such order (any more). */
  boolean cancel(String id) {
    Optional<Order> order = find(id);
    return order.isPresent()
        && database
            .jdbi()
            .inTransaction(
                handle -> {
                  // Whoever deletes the row returns its items, so that nobody returns them twice.
                  boolean deleted = handle.execute("DELETE FROM purchase WHERE id = ?", id) == 1;
                  if (deleted) {
                    handle.execute(
                        "UPDATE product SET stock = stock + ? WHERE sku = ?",
                        order.get().quantity(),
                        order.get().sku());
                  }
                  return deleted;
                });
  }
}
