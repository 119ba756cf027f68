package dev.flywheel.finance.bounce;

import dev.flywheel.testing.service.OnTwo;

@OnTwo
class BounceOnTwoTest extends BounceTest {}
