package dev.roadworthy.samples.shop;

import java.math.BigDecimal;
import java.time.Instant;

/** An order that was placed and not cancelled. The total is in euros. */
record Order(String id, String sku, int quantity, BigDecimal total, Instant placedAt) {}
