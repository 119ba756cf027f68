package dev.flywheel.contracts;

/**
 * A fact that a service tells the others through its feed. The record's simple name is the event's type, so renaming a
 * record breaks its readers; adding a component that may be null does not.
 */
public interface Event {

    /** What the fact is about, e.g. {@code order:0198…}; for people and traces. */
    String subject();
}
