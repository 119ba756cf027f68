package dev.flywheel.finance.payment;

import dev.flywheel.testing.service.OnTwo;

@OnTwo
class SourcesOnTwoTest extends SourcesTest {}
