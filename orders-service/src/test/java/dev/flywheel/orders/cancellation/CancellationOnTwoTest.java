package dev.flywheel.orders.cancellation;

import dev.flywheel.testing.service.OnTwo;

@OnTwo
class CancellationOnTwoTest extends CancellationTest {}
