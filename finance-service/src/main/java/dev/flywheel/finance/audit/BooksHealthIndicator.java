package dev.flywheel.finance.audit;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * {@code DEGRADED} while the books need a look: a check found something, or a statement conflicts with the journal. The
 * service goes on; stopping it would mend nothing.
 */
@Component
class BooksHealthIndicator implements HealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED", "the books need a look");

    private final Books books;

    BooksHealthIndicator(Books books) {
        this.books = books;
    }

    @Override
    public Health health() {
        int conflicts = books.openConflicts();
        int findings = books.findings();
        Health.Builder health = conflicts + findings == 0 ? Health.up() : Health.status(DEGRADED);
        return health.withDetail("conflicts", conflicts)
                .withDetail("findings", findings)
                .build();
    }
}
