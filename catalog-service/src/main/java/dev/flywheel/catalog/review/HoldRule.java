package dev.flywheel.catalog.review;

import dev.flywheel.catalog.wording.WordingRule;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One reason to let an operator look at a review before it is shown. A review that no rule holds is published at once.
 *
 * @param name what the operator sees beside the review
 */
record HoldRule(String name, Predicate<Submission> holds) {

    static final int MANY = 5;
    static final int RUSH = 20;

    /** One author writes about many products within an hour. */
    static final HoldRule MANY_AT_ONCE = new HoldRule("many at once", submission -> submission.lately() >= MANY);

    /** Many who never received the product write about it within a day. */
    static final HoldRule RUSH_OF_STRANGERS =
            new HoldRule("rush of strangers", submission -> !submission.verified() && submission.strangers() >= RUSH);

    static final HoldRule COPIED = new HoldRule("copied text", Submission::copied);

    static final HoldRule REJECTED_BEFORE = new HoldRule("rejected before", Submission::rejectedBefore);

    /** All rules, those about the words first. */
    static final List<HoldRule> ALL = Stream.concat(
                    WordingRule.ALL.stream().map(HoldRule::of),
                    Stream.of(MANY_AT_ONCE, RUSH_OF_STRANGERS, COPIED, REJECTED_BEFORE))
            .toList();

    /** Names of the rules that hold a submission back; none means it is published. */
    static List<String> holding(Submission submission) {
        return ALL.stream()
                .filter(rule -> rule.holds.test(submission))
                .map(HoldRule::name)
                .toList();
    }

    private static HoldRule of(WordingRule rule) {
        return new HoldRule(
                rule.name(),
                submission -> rule.breaks().test(submission.opinion().words()));
    }
}
