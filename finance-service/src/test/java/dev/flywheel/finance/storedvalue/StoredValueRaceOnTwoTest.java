package dev.flywheel.finance.storedvalue;

import dev.flywheel.testing.service.OnTwo;

@OnTwo
class StoredValueRaceOnTwoTest extends StoredValueRaceTest {}
