package dev.flywheel.orders.delivery;

import dev.flywheel.domain.ProblemException;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.service.signature.TimedSignature;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The built-in carrier: gives numbers like those of the post (Universal Postal Union S10: two letters, eight digits, a check
 * digit, the country), and takes events as {@code {"events":[{"eventId","trackingNumber","status","at","place","note"}]}}.
 */
@Component
class HouseCarrier implements Carrier {

    static final String CODE = "house";
    static final String SIGNATURE = "Flywheel-Signature";

    private static final int MOST_EVENTS = 100;
    private static final int[] WEIGHTS = {8, 6, 4, 2, 3, 5, 9, 7};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final DeliverySettings settings;
    private final TimedSignature signature = TimedSignature.now();

    HouseCarrier(JdbcClient jdbc, JsonMapper json, DeliverySettings settings) {
        this.jdbc = jdbc;
        this.json = json;
        this.settings = settings;
    }

    @Override
    public String code() {
        return CODE;
    }

    /** Its book of labels is a table here: the first number for a key is the one for ever. */
    @Override
    public Label label(LabelRequest parcel) {
        String number = number(jdbc.sql("SELECT nextval('house_label_number')")
                .query(Long.class)
                .single());
        jdbc.sql("INSERT INTO house_label (key, tracking_number) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .params(parcel.key(), number)
                .update();
        return jdbc.sql("SELECT tracking_number FROM house_label WHERE key = ?")
                .param(parcel.key())
                .query((rs, row) -> new Label(CODE, parcel.service(), rs.getString(1)))
                .single();
    }

    static String number(long serial) {
        String digits = String.format(Locale.ROOT, "%08d", serial % 100_000_000);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        int check = 11 - sum % 11;
        return "FW" + digits + (check == 10 ? 0 : check == 11 ? 5 : check) + "US";
    }

    @Override
    public List<Scan> scans(byte[] body, Function<String, @Nullable String> header) {
        String secret = settings.webhookSecrets().get(CODE);
        if (!signature.covers(secret, header.apply(SIGNATURE), body)) {
            throw refused("the header " + SIGNATURE
                    + " must sign exactly this body with the shared secret, less than five minutes ago");
        }
        try {
            Events read = json.readValue(body, Events.class);
            if (read == null
                    || read.events().size() > MOST_EVENTS
                    || !read.events().stream().allMatch(HouseCarrier::isPlausible)) {
                throw refused(
                        "at most " + MOST_EVENTS + " events, each with an id and a number of at most 100 characters");
            }
            return read.events();
        } catch (JacksonException unreadable) {
            throw refused("the body is not what is agreed: " + unreadable.getOriginalMessage());
        }
    }

    private static boolean isPlausible(@Nullable Scan scan) {
        return scan != null
                && is(scan.eventId(), 100)
                && is(scan.trackingNumber(), 100)
                && (scan.place() == null || is(scan.place(), 200))
                && (scan.note() == null || is(scan.note(), 500));
    }

    private static boolean is(String text, int most) {
        return !text.isBlank() && text.length() <= most;
    }

    private static ProblemException refused(String why) {
        return new ProblemException(OrdersError.INVALID_WEBHOOK, why);
    }

    private record Events(List<Scan> events) {}
}
