package dev.flywheel.orders.returns;

import dev.flywheel.testing.service.OnTwo;

@OnTwo
class ReturnOnTwoTest extends ReturnTest {}
