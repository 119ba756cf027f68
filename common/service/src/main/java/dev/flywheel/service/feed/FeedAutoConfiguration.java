package dev.flywheel.service.feed;

import dev.flywheel.service.client.ServiceClients;
import dev.flywheel.service.jobs.Job;
import dev.flywheel.service.web.Json;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.ObjectMapper;

/** Gives a service its event log, serves its feed, and keeps its subscriptions running. */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
@ConditionalOnBean(DataSource.class)
@EnableConfigurationProperties(FeedSettings.class)
public class FeedAutoConfiguration {

    /** A reader waits up to 25 s for a first event; its HTTP call may take a little longer. */
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);

    @Bean
    FeedSignal feedSignal() {
        return new FeedSignal();
    }

    @Bean
    EventLog eventLog(DataSource dataSource, Clock clock, FeedSignal signal) {
        return new EventLog(new JdbcTemplate(dataSource), Json.tolerant(), clock, signal);
    }

    @Bean
    FeedReader feedReader(DataSource dataSource) {
        return new FeedReader(new JdbcTemplate(dataSource));
    }

    @Bean
    KnownReaders knownReaders(DataSource dataSource) {
        return new KnownReaders(new JdbcTemplate(dataSource));
    }

    @Bean
    FeedDelivery feedDelivery(FeedReader reader, KnownReaders readers) {
        return new FeedDelivery(reader, readers);
    }

    @Bean
    FeedController feedController(
            FeedReader reader,
            FeedSignal signal,
            FeedDelivery delivery,
            @Value("${spring.application.name}") String name) {
        return new FeedController(new LongPoll(reader, signal), delivery, name);
    }

    @Bean
    FeedWatch feedWatch(FeedReader reader, FeedSignal signal) {
        return new FeedWatch(reader, signal);
    }

    /** So often that the open partition stays empty below ten thousand transactions a second. */
    @Bean
    Job keepFeed(DataSource dataSource, PlatformTransactionManager transactions, Clock clock, FeedSettings settings) {
        LogPartitions partitions =
                new LogPartitions(new JdbcTemplate(dataSource), new TransactionTemplate(transactions), clock, settings);
        return new Job("keep-feed", Duration.ofMinutes(10), partitions::tend);
    }

    @Bean
    FeedCursors feedCursors(DataSource dataSource) {
        return new FeedCursors(JdbcClient.create(dataSource));
    }

    @Bean
    OwnLog ownLog(
            FeedReader reader,
            FeedSignal signal,
            KnownReaders readers,
            @Value("${spring.application.name}") String name) {
        return new OwnLog(new LongPoll(reader, signal), readers, name);
    }

    @Bean
    Feeds feeds(
            ObjectProvider<FeedSubscription> subscriptions,
            ServiceClients clients,
            FeedCursors cursors,
            PlatformTransactionManager transactions,
            Clock clock,
            OwnLog own,
            @Value("${flywheel.feeds.in-background:true}") boolean inBackground) {
        ObjectMapper json = Json.tolerant();
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        // By this name others tell it from what a request does, since a request may have feeds read.
        transaction.setName("feed");
        return new Feeds(
                subscriptions
                        .orderedStream()
                        .map(subscription -> new FeedConsumer(
                                subscription,
                                own.isSourceOf(subscription)
                                        ? own.client(subscription)
                                        : client(clients, subscription, own.service),
                                cursors,
                                transaction,
                                json,
                                new FeedStanding(clock)))
                        .toList(),
                cursors,
                clock,
                inBackground);
    }

    @Bean
    FeedOverview feedOverview(Feeds feeds, FeedCursors cursors, FeedReader reader, KnownReaders readers) {
        return new FeedOverview(feeds, cursors, reader, readers);
    }

    @Bean
    FeedHealthIndicator feedsHealthIndicator(Feeds feeds) {
        return new FeedHealthIndicator(feeds);
    }

    @Bean
    FeedMeters feedMeters(Feeds feeds) {
        return new FeedMeters(feeds);
    }

    private static FeedClient client(ServiceClients clients, FeedSubscription subscription, String service) {
        RestClient http = clients.restClient(subscription.source(), READ_TIMEOUT);
        String consumer = service + "." + subscription.name();
        return (after, limit, wait) -> {
            FeedPage page = http.get()
                    .uri(
                            "/internal/feed?after={after}&limit={limit}&wait={wait}&consumer={consumer}",
                            after,
                            limit,
                            wait,
                            consumer)
                    .retrieve()
                    .body(FeedPage.class);
            if (page == null) {
                throw new IllegalStateException(subscription.source() + " answered without a page");
            }
            return page;
        };
    }

    /** What a service follows of itself. */
    record OwnLog(LongPoll log, KnownReaders readers, String service) {

        boolean isSourceOf(FeedSubscription subscription) {
            return service.equals(subscription.source() + "-service");
        }

        FeedClient client(FeedSubscription subscription) {
            return new OwnFeed(log, readers, service, subscription, Json.tolerant());
        }
    }
}
