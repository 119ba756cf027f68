package dev.flywheel.simulator;

import tools.jackson.databind.JsonNode;

/**
 * One line of the journal: a request and the answer it got for good.
 *
 * @param status of HTTP
 */
record Entry(Command command, int status, JsonNode answer) {

    /** Whether money moved or was held, or it was decided that it will not be. */
    boolean isDone() {
        boolean failedStep = command.operation() == Operation.AUTHENTICATE;
        return status < 400
                && (failedStep || !"declined".equals(answer.path("status").asString("")));
    }
}
