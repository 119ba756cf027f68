package dev.flywheel.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rules of money held, taken, given back and let go of. */
class LedgerTest {

    private final Ledger ledger = new Ledger();
    private int count;

    @Test
    void takesInPartsUpToWhatIsHeld() {
        String authorization = authorize("100.00");

        assertThat(perform(Operation.CAPTURE, authorization, "60.00").status()).isEqualTo(201);
        assertRefused(perform(Operation.CAPTURE, authorization, "40.01"), 409, "amount_too_large");
        assertThat(perform(Operation.CAPTURE, authorization, "40.00").status()).isEqualTo(201);
        assertRefused(perform(Operation.CAPTURE, authorization, "0.01"), 409, "amount_too_large");
        assertThat(ledger.authorization(authorization).view().captured()).isEqualTo("100.00");
    }

    @Test
    void givesBackUpToWhatWasTaken() {
        String authorization = authorize("100.00");
        perform(Operation.CAPTURE, authorization, "50.00");

        assertThat(perform(Operation.REFUND, authorization, "20.00").status()).isEqualTo(201);
        assertRefused(perform(Operation.REFUND, authorization, "30.01"), 409, "amount_too_large");
        assertThat(perform(Operation.REFUND, authorization, "30.00").status()).isEqualTo(201);
        assertThat(ledger.authorization(authorization).view().refunded()).isEqualTo("50.00");
    }

    @Test
    void letsGoOfTheRestOnce() {
        String authorization = authorize("100.00");
        perform(Operation.CAPTURE, authorization, "30.00");

        Entry released = perform(Operation.VOID, authorization, null);

        assertThat(released.status()).isEqualTo(200);
        assertThat(released.answer().path("voided").asBoolean()).isTrue();
        assertRefused(perform(Operation.CAPTURE, authorization, "0.01"), 409, "voided");
        assertRefused(perform(Operation.VOID, authorization, null), 409, "voided");
        assertThat(perform(Operation.REFUND, authorization, "30.00").status()).isEqualTo(201);
        assertThat(ledger.records().totals())
                .containsExactly(new Totals.Line("USD", "100.00", "30.00", "30.00", "70.00", "0.00"));
    }

    @Test
    void hasNothingToLetGoOfWhenAllWasTaken() {
        String authorization = authorize("100.00");
        perform(Operation.CAPTURE, authorization, "100.00");

        assertRefused(perform(Operation.VOID, authorization, null), 409, "captured");
    }

    @Test
    void holdsNothingOfADeclinedOne() {
        Entry declined = ledger.perform(command(Operation.AUTHORIZE, null, "5.00", "tok_insufficient_funds"));
        String id = declined.command().id();

        assertThat(declined.status()).isEqualTo(201);
        assertThat(declined.answer().path("status").asString()).isEqualTo("declined");
        assertThat(declined.answer().path("declineCode").asString()).isEqualTo("insufficient_funds");
        assertThat(declined.isDone()).isFalse();
        assertRefused(perform(Operation.CAPTURE, id, "1.00"), 409, "declined");
        assertRefused(perform(Operation.REFUND, id, "1.00"), 409, "declined");
        assertRefused(perform(Operation.VOID, id, null), 409, "declined");
        assertThat(ledger.records().totals()).isEmpty();
    }

    @Test
    void declinesWhatItIsToldToAndKeepsThatAnswer() {
        String authorization = authorize("100.00");
        Entry declined = ledger.perform(
                command(Operation.CAPTURE, authorization, "1.00", null).declined("declined"));

        assertRefused(declined, 402, "declined");
        assertThat(ledger.entry(declined.command().key())).isEqualTo(declined);
        assertThat(ledger.authorization(authorization).view().captured()).isEqualTo("0.00");
    }

    @Test
    void remembersNothingOfARequestThatWasWrongInItself() {
        Command unknown = command(Operation.CAPTURE, "auth_unknown", "1.00", null);
        Command tooFine = command(Operation.CAPTURE, authorize("5.00"), "1.001", null);

        assertThatThrownBy(() -> ledger.perform(unknown)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> ledger.perform(tooFine)).isInstanceOf(Refusal.class);
        assertThat(ledger.entry(unknown.key())).isNull();
        assertThat(ledger.entry(tooFine.key())).isNull();
    }

    @Test
    void comesToTheSameFromItsOwnEntries() {
        String authorization = authorize("100.00");
        perform(Operation.CAPTURE, authorization, "60.00");
        perform(Operation.REFUND, authorization, "10.00");
        perform(Operation.VOID, authorization, null);
        perform(Operation.CAPTURE, authorization, "1.00");
        ledger.perform(command(Operation.PAYOUT, null, "7.00", null));
        Ledger again = new Ledger();
        for (int number = 1; number <= count; number++) {
            Entry entry = ledger.entry("key-" + number);
            assertThat(entry).isNotNull();
            again.replay(entry);
        }

        assertThat(again.records()).isEqualTo(ledger.records());
        assertThat(again.entry("key-5")).isEqualTo(ledger.entry("key-5"));
    }

    private String authorize(String amount) {
        return ledger.perform(command(Operation.AUTHORIZE, null, amount, "tok_approved"))
                .command()
                .id();
    }

    private Entry perform(Operation operation, String authorization, @Nullable String amount) {
        return ledger.perform(command(operation, authorization, amount, null));
    }

    private Command command(
            Operation operation, @Nullable String authorization, @Nullable String amount, @Nullable String token) {
        count++;
        return new Command(
                "key-" + count,
                "fingerprint",
                operation,
                Instant.EPOCH.plusSeconds(count),
                "id-" + count,
                authorization,
                amount,
                authorization == null ? "USD" : null,
                token,
                "order-1",
                null,
                null);
    }

    private static void assertRefused(Entry entry, int status, String code) {
        assertThat(entry.status()).isEqualTo(status);
        assertThat(entry.answer().path("code").asString()).isEqualTo(code);
        assertThat(entry.isDone()).isFalse();
    }
}
