package dev.roadworthy.samples.shop;

import java.math.BigDecimal;

/** What is sold; changes seldom, hence cached. The price is in euros. */
record Product(String sku, String name, String description, BigDecimal price) {
  Item inStock(int stock) {
    return new Item(sku, name, description, price, stock);
  }
}
