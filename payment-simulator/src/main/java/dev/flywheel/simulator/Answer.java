package dev.flywheel.simulator;

/** What is sent back. */
record Answer(int status, Object body) {

    /** Text that is no JSON, such as a page or a file. */
    record Text(String type, String text) {}

    static Answer ok(Object body) {
        return new Answer(200, body);
    }

    static Answer of(Entry entry) {
        return new Answer(entry.status(), entry.answer());
    }

    static Answer of(Refusal refusal) {
        return new Answer(refusal.status(), refusal.problem());
    }
}
