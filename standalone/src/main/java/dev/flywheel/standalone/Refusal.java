package dev.flywheel.standalone;

/** The user asked for something that cannot be; the message is all he needs, no stack trace. */
public final class Refusal extends RuntimeException {

    public Refusal(String message) {
        super(message, null, false, false);
    }
}
