package dev.flywheel.orders.stock;

import dev.flywheel.testing.service.OnTwo;

@OnTwo
class WarehouseStockOnTwoTest extends WarehouseStockTest {}
