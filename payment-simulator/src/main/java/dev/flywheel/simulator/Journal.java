package dev.flywheel.simulator;

/** Where decisions are kept. A decision may be told to anyone only after {@link #awaitKept}. */
interface Journal extends AutoCloseable {

    /** Takes a line in; cheap, and not yet safe. */
    long append(String line);

    /**
     * Returns when everything up to this number is safe on disk.
     *
     * @throws JournalFailure if it could not be made safe; then nothing more is taken in
     */
    void awaitKept(long number);

    /** The number of the last line taken in. */
    long last();

    @Override
    void close();

    /** Forgets everything when the process ends. */
    static Journal none() {
        return new Journal() {
            @Override
            public long append(String line) {
                return 0;
            }

            @Override
            public void awaitKept(long number) {}

            @Override
            public long last() {
                return 0;
            }

            @Override
            public void close() {}
        };
    }

    /** The disk refused. */
    final class JournalFailure extends RuntimeException {
        JournalFailure(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
