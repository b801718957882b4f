package dev.roadworthy.samples.shop;

import java.math.BigDecimal;

/** A product as the API shows it: with the number that is in stock now. */
record Item(String sku, String name, String description, BigDecimal price, int stock) {}
