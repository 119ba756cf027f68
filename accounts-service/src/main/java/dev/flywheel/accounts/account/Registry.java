package dev.flywheel.accounts.account;

/** Where new accounts are entered. */
@FunctionalInterface
interface Registry {

    /** False when the email is taken, by whoever came first. */
    boolean add(Account account);
}
