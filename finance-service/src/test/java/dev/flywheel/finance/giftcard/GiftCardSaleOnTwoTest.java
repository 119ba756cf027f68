package dev.flywheel.finance.giftcard;

import dev.flywheel.testing.service.OnTwo;

@OnTwo
class GiftCardSaleOnTwoTest extends GiftCardSaleTest {}
