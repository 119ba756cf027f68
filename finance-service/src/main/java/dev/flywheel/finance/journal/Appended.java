package dev.flywheel.finance.journal;

/**
 * What became of a batch of entries.
 *
 * @param added new in the journal
 * @param repeated stated before with the same content, and ignored
 * @param conflicting not taken, and kept for people to look at
 */
public record Appended(int added, int repeated, int conflicting) {}
