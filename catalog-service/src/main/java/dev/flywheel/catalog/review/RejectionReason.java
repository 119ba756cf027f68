package dev.flywheel.catalog.review;

/** Why a review is not shown; its author reads it. */
enum RejectionReason {
    OFF_TOPIC,
    ADVERTISING,
    CONTACT_DATA,
    OFFENSIVE,
    ILLEGAL,
    NOT_GENUINE,
    OTHER
}
