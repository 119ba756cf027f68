package dev.flywheel.orders.checkout;

import dev.flywheel.testing.service.OnTwo;

@OnTwo
class AuthenticationOnTwoTest extends AuthenticationTest {}
