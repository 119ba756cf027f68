package dev.flywheel.orders.returns;

import dev.flywheel.testing.service.OnTwo;

@OnTwo
class BouncedRefundOnTwoTest extends BouncedRefundTest {}
