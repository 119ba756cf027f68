package dev.flywheel.orders.order;

/** How fast it goes. */
public enum DeliveryOption {
    STANDARD
}
