package dev.flywheel.orders.stock;

import dev.flywheel.testing.service.OnTwo;

@OnTwo
class StockOnTwoTest extends StockTest {}
