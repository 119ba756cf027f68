package dev.flywheel.orders.shipment;

import dev.flywheel.testing.service.OnTwo;

@OnTwo
class ShipmentOnTwoTest extends ShipmentTest {}
