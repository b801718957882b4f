package dev.roadworthy.samples.shop;

import static java.util.Objects.requireNonNull;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ConflictResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The JSON API: items, search, orders. */
final class Api {
  private static final int MOST_PER_ORDER = 100;

  private final JsonMapper json;
  private final Catalogue catalogue;
  private final Orders orders;

  Api(JsonMapper json, Catalogue catalogue, Orders orders) {
    this.json = json;
    this.catalogue = catalogue;
    this.orders = orders;
  }

  void register(RoutesConfig routes) {
    routes.get("/api/items", ctx -> ctx.json(catalogue.inStock(catalogue.products())));
    routes.get("/api/items/{sku}", this::item);
    routes.get("/api/search", this::search);
    routes.post("/api/orders", this::place);
    routes.get("/api/orders/{id}", this::order);
    routes.delete("/api/orders/{id}", this::cancel);
  }

  private void item(Context ctx) {
    Product product = product(ctx.pathParam("sku"));
    ctx.json(catalogue.inStock(product));
  }

  private void search(Context ctx) {
    String words = ctx.queryParam("q");
    if (words == null || words.isBlank()) {
      throw new BadRequestResponse("q must not be empty, as in /api/search?q=lamp");
    }
    ctx.json(catalogue.inStock(catalogue.search(words)));
  }

  private void place(Context ctx) {
    NewOrder wanted = newOrder(ctx);
    Product product = product(requireNonNull(wanted.sku()));
    Order order =
        orders
            .place(product, wanted.quantity())
            .orElseThrow(
                () -> new ConflictResponse("there are not " + wanted.quantity() + " in stock"));
    ctx.header("Location", "/api/orders/" + order.id());
    ctx.status(HttpStatus.CREATED).json(order);
  }

  private void order(Context ctx) {
    String id = ctx.pathParam("id");
    ctx.json(orders.find(id).orElseThrow(() -> noOrder(id)));
  }

  private void cancel(Context ctx) {
    String id = ctx.pathParam("id");
    if (!orders.cancel(id)) {
      throw noOrder(id);
    }
    ctx.status(HttpStatus.NO_CONTENT);
  }

  private Product product(String sku) {
    return catalogue.find(sku).orElseThrow(() -> new NotFoundResponse("there is no item " + sku));
  }

  private static NotFoundResponse noOrder(String id) {
    return new NotFoundResponse("there is no order " + id);
  }

  private NewOrder newOrder(Context ctx) {
    try {
      @Nullable NewOrder order = json.readValue(ctx.body(), NewOrder.class);
      if (order != null && order.isPossible()) {
        return order;
      }
    } catch (JacksonException e) {
      throw badOrder();
    }
    throw badOrder();
  }

  private static BadRequestResponse badOrder() {
    return new BadRequestResponse(
        "an order is {\"sku\": \"bell-01\", \"quantity\": 1}, with a quantity of 1 to "
            + MOST_PER_ORDER);
  }

  private record NewOrder(@Nullable String sku, int quantity) {
    boolean isPossible() {
      return sku != null && quantity >= 1 && quantity <= MOST_PER_ORDER;
    }
  }
}
