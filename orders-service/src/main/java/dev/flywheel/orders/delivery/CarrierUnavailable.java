package dev.flywheel.orders.delivery;

/** A carrier gave no answer, or one that nobody can use. The same request may be made again. */
public class CarrierUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CarrierUnavailable(String message) {
        super(message);
    }
}
