package dev.flywheel.service.clock;

/** Work behind what is committed that is neither a job nor a feed, such as keeping a search index. */
public interface Settling {

    /** Does all of it that is there to do now; the test clock asks after every move. */
    void settle();
}
