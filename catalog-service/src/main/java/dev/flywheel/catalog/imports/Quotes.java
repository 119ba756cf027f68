package dev.flywheel.catalog.imports;

/**
 * Follows the quotes of a CSV record from line to line: is it complete, or does a quoted field go on? A quote inside an
 * unquoted field is a letter like any other ({@code 5" pipe}).
 */
final class Quotes {

    private enum State {
        FIELD_START,
        UNQUOTED,
        QUOTED,
        /** A quote in a quoted field: its end, or the first half of a doubled one. */
        QUOTE_IN_QUOTED,
        BROKEN
    }

    private State state = State.FIELD_START;
    private boolean strayReturn;

    /** Takes the next line of the record. */
    void read(String line) {
        for (int i = 0; i < line.length() && state != State.BROKEN; i++) {
            state = after(line.charAt(i));
        }
    }

    /** The record goes on with the next line. */
    boolean open() {
        return state == State.QUOTED;
    }

    /** Something stands between a closing quote and the next comma. */
    boolean broken() {
        return state == State.BROKEN;
    }

    /** A carriage return stands outside quotes, where only the end of a line has one. */
    boolean strayReturn() {
        return strayReturn;
    }

    private State after(char c) {
        return switch (state) {
            case FIELD_START -> c == '"' ? State.QUOTED : outside(c);
            case UNQUOTED -> outside(c);
            case QUOTED -> c == '"' ? State.QUOTE_IN_QUOTED : State.QUOTED;
            case QUOTE_IN_QUOTED -> afterQuote(c);
            case BROKEN -> State.BROKEN;
        };
    }

    private State outside(char c) {
        strayReturn |= c == '\r';
        return c == ',' ? State.FIELD_START : State.UNQUOTED;
    }

    private static State afterQuote(char c) {
        if (c == '"') {
            return State.QUOTED;
        }
        return c == ',' ? State.FIELD_START : State.BROKEN;
    }
}
