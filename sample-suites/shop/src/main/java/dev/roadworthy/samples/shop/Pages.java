package dev.roadworthy.samples.shop;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.List;

/** The pages that people see. */
final class Pages {
  private final Catalogue catalogue;

  Pages(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  void register(RoutesConfig routes) {
    routes.get("/", this::landing);
    routes.get("/items/{sku}", this::item);
  }

  private void landing(Context ctx) {
    String words = ctx.queryParam("q");
    List<Product> found = words == null ? catalogue.products() : catalogue.search(words);
    StringBuilder list = new StringBuilder();
    for (Product product : found) {
      list.append(
          """
          <li><a href="/items/%s">%s</a> <span class="price">€ %s</span></li>
          """
              .formatted(Html.escape(product.sku()), Html.escape(product.name()), product.price()));
    }
    ctx.html(
        Html.page(
            "Welcome",
            """
            <h1>Welcome to the bicycle shop</h1>
            <form action="/"><input name="q" placeholder="lamp, tyre, ..." value="%s">
            <button>Search</button></form>
            <ul>
            %s</ul>
            """
                .formatted(Html.escape(words == null ? "" : words), list)));
  }

  private void item(Context ctx) {
    String sku = ctx.pathParam("sku");
    Product product =
        catalogue.find(sku).orElseThrow(() -> new NotFoundResponse("there is no item " + sku));
    Item item = catalogue.inStock(product);
    ctx.html(
        Html.page(
            item.name(),
            """
            <h1>%s</h1>
            <p>%s</p>
            <p><span class="price">€ %s</span>, %d in stock</p>
            <p><a href="/">Back to the shop</a></p>
            """
                .formatted(
                    Html.escape(item.name()),
                    Html.escape(item.description()),
                    item.price(),
                    item.stock())));
  }
}
