package dev.flywheel.ads.click;

import dev.flywheel.domain.CampaignId;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.SellerId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.UUID;

/** A served ad as bytes. The first byte is the layout's version. */
final class TokenBytes {

    private static final byte VERSION = 1;
    private static final int LENGTH = 1 + 1 + 7 * 16 + 8 + 3 + 8 + 8;

    private TokenBytes() {}

    static byte[] of(ServedAd ad) {
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH).put(VERSION).put((byte) ad.slot());
        put(bytes, ad.auction());
        put(bytes, ad.campaign().value());
        put(bytes, ad.ad());
        put(bytes, ad.keyword());
        put(bytes, ad.advertiser().value());
        put(bytes, ad.product().value());
        put(bytes, ad.offer().value());
        return bytes.putLong(ad.price())
                .put(ad.currency().getCurrencyCode().getBytes(StandardCharsets.US_ASCII))
                .putLong(ad.viewer())
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, ad.servedAt()))
                .array();
    }

    /** Reads what {@link #of} wrote; the seal around it vouches for that. */
    static ServedAd read(byte[] text) {
        ByteBuffer bytes = ByteBuffer.wrap(text);
        if (bytes.get() != VERSION || text.length != LENGTH) {
            throw new IllegalStateException("a sealed token has an unknown layout");
        }
        int slot = bytes.get();
        UUID auction = uuid(bytes);
        CampaignId campaign = new CampaignId(uuid(bytes));
        UUID ad = uuid(bytes);
        UUID keyword = uuid(bytes);
        SellerId advertiser = new SellerId(uuid(bytes));
        ProductId product = new ProductId(uuid(bytes));
        OfferId offer = new OfferId(uuid(bytes));
        long price = bytes.getLong();
        byte[] currency = new byte[3];
        bytes.get(currency);
        long viewer = bytes.getLong();
        Instant servedAt = Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS);
        return new ServedAd(
                auction,
                slot,
                campaign,
                ad,
                keyword,
                advertiser,
                product,
                offer,
                price,
                Currency.getInstance(new String(currency, StandardCharsets.US_ASCII)),
                viewer,
                servedAt);
    }

    private static void put(ByteBuffer bytes, UUID id) {
        bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static UUID uuid(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
