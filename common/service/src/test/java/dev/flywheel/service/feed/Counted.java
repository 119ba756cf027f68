package dev.flywheel.service.feed;

import dev.flywheel.contracts.Event;

/** A fact of the proof: the n-th that a writer stated. */
record Counted(int writer, int n, String padding) implements Event {

    @Override
    public String subject() {
        return "writer:" + writer;
    }
}
