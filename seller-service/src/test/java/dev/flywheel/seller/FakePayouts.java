package dev.flywheel.seller;

import dev.flywheel.contracts.finance.Payments.Status;
import dev.flywheel.contracts.finance.Payouts;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.SellerId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Plays finance's payouts and keeps its own record of them: one effect per key, however often it is asked. */
@Primary
@Component
public class FakePayouts implements Payouts {

    private final Map<String, Payouts.Request> paid = new LinkedHashMap<>();
    private final Set<String> toldSo = new HashSet<>();
    private final Set<String> declined = new HashSet<>();
    private final Map<SellerId, Deque<Answer>> planned = new HashMap<>();
    private final Map<SellerId, Integer> calls = new HashMap<>();

    /** How the next call for a seller is answered; afterwards they succeed. */
    public enum Answer {
        /** Does it, and does not say so. */
        PAID_AND_SILENT,
        /** Answers that it does not know. */
        UNKNOWN,
        /** Cannot be reached. */
        AWAY,
        DECLINED
    }

    public synchronized void plan(SellerId seller, Answer... answers) {
        planned.computeIfAbsent(seller, none -> new ArrayDeque<>()).addAll(List.of(answers));
    }

    /** What reached the seller's bank. */
    public synchronized List<Money> paidTo(SellerId seller) {
        return paid.values().stream()
                .filter(request -> request.seller().equals(seller))
                .map(Payouts.Request::amount)
                .toList();
    }

    /** The part of it that the caller was told of. */
    public synchronized List<Money> knownPaidTo(SellerId seller) {
        return paid.values().stream()
                .filter(request -> request.seller().equals(seller) && toldSo.contains(request.key()))
                .map(Payouts.Request::amount)
                .toList();
    }

    public synchronized int callsFor(SellerId seller) {
        return calls.getOrDefault(seller, 0);
    }

    @Override
    public synchronized Payout pay(Payouts.Request request) {
        calls.merge(request.seller(), 1, Integer::sum);
        Payouts.Request before = paid.get(request.key());
        if (before != null && !before.equals(request)) {
            throw new ProblemException(CommonError.CONFLICT, "key " + request.key() + " was used for another payout");
        }
        if (declined.contains(request.key())) {
            return new Payout(request.key(), Status.DECLINED);
        }
        Answer answer = next(request.seller());
        if (answer == null || (answer == Answer.DECLINED && before != null)) {
            paid.put(request.key(), request);
            toldSo.add(request.key());
            return new Payout(request.key(), Status.SUCCEEDED);
        }
        return switch (answer) {
            case PAID_AND_SILENT -> {
                paid.put(request.key(), request);
                yield new Payout(request.key(), Status.UNKNOWN);
            }
            case UNKNOWN -> new Payout(request.key(), Status.UNKNOWN);
            case AWAY -> throw new ProblemException(CommonError.UNAVAILABLE, "finance is away");
            case DECLINED -> {
                declined.add(request.key());
                yield new Payout(request.key(), Status.DECLINED);
            }
        };
    }

    private @Nullable Answer next(SellerId seller) {
        Deque<Answer> answers = planned.get(seller);
        return answers == null ? null : answers.poll();
    }
}
