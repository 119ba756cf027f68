package dev.flywheel.finance.provider;

import dev.flywheel.finance.Simulator;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;

/** The contract, kept by the simulated processor. */
class SimulatedContractTest extends ProviderContract {

    private static final PaymentProvider PROVIDER = ProviderConfiguration.simulated(new SimulatorSettings(
            URI.create(Simulator.url()), null, Duration.ofSeconds(1), Duration.ofSeconds(2), null));

    @AfterEach
    void nothingGoesWrongAnyMore() {
        Simulator.forgetFaults();
    }

    @Override
    PaymentProvider provider() {
        return PROVIDER;
    }

    @Override
    String approved() {
        return "tok_approved";
    }

    @Override
    String insufficientFunds() {
        return "tok_insufficient_funds";
    }

    @Override
    String declined() {
        return "tok_declined";
    }

    @Override
    String wantsStep() {
        return "tok_authentication_required";
    }

    @Override
    void step(String url, boolean done) {
        Simulator.step(url, done ? "completion" : "failure");
    }

    @Override
    void expire(String authorisation) {
        Simulator.expire(authorisation);
    }

    @Override
    void next(String operation, Trouble trouble) {
        Simulator.fault(operation, trouble.name().toLowerCase(Locale.ROOT), 1);
    }

    @Override
    String dispute(String authorisation, String amount) {
        return Simulator.dispute(authorisation, amount);
    }

    @Override
    void win(String dispute) {
        Simulator.decide(dispute, true);
    }

    @Override
    void bounce(String refund) {
        Simulator.bounce(refund);
    }

    @Override
    List<String> moved(String about) {
        return Simulator.authorisations(about).stream()
                .map(detail -> minor(detail.at("/authorization/captured").asString()) + " "
                        + minor(detail.at("/authorization/refunded").asString()))
                .toList();
    }

    private static String minor(String amount) {
        return String.valueOf(Long.parseLong(amount.replace(".", "")));
    }
}
