package org.ecobureau.notify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.notify.MessageChannel.DeliveryException;
import org.ecobureau.shared.seal.SealBrokenException;
import org.ecobureau.shared.seal.Sealing;
import org.ecobureau.shared.web.Retrying;
import org.jboss.logging.Logger;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/**
 * Sends what stands in the outbox. A message is claimed by a committed lease before anything leaves, so two nodes do not send
 * the same; a node that dies between sending and noting it repeats the message under the same reference.
 */
@ApplicationScoped
class OutboxJob {

    private static final Logger LOG = Logger.getLogger(OutboxJob.class);
    private static final int AT_ONCE = 50;
    private static final int TRIES = 5;

    @Inject
    Outbox outbox;

    @Inject
    Sealing sealing;

    @Inject
    NotifyConfig config;

    @Inject
    Clock clock;

    @Scheduled(every = "${eco.notify.every:10s}", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void mails() {
        run(Medium.MAIL);
    }

    @Scheduled(every = "${eco.notify.every:10s}", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void texts() {
        run(Medium.SMS);
    }

    @Scheduled(every = "${eco.notify.every:10s}", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void calls() {
        run(Medium.WEBHOOK);
    }

    /** Tries everything of a medium that is due once, so that a slow one holds up no other; gives how many messages left. */
    int run(Medium medium) {
        Instant now = clock.instant();
        Instant allowed = outbox.allowed(now);
        List<OutboxMessage> due = QuarkusTransaction.requiringNew().call(() -> {
            if (allowed.isAfter(now)) {
                OutboxMessage.postpone(medium, now, allowed);
            }
            return OutboxMessage.due(medium, now, AT_ONCE);
        });
        int sent = 0;
        for (OutboxMessage message : due) {
            sent += attempt(message) ? 1 : 0;
        }
        return sent;
    }

    private boolean attempt(OutboxMessage message) {
        UUID lease = UUID.randomUUID();
        Instant now = clock.instant();
        boolean night = outbox.allowed(now).isAfter(now);
        if (night && !message.urgent
                || !committed(() -> message.claim(lease, now, now.plus(config.lease())))) {
            return false;
        }
        try {
            String address = sealing.openText(message.address, Outbox.place(message.ref, "address"));
            String[] content = sealing.openText(message.content, Outbox.place(message.ref, "content")).split(Outbox.BETWEEN, 2);
            outbox.channel(message.medium).send(message.ref, address, content[0], content[1]);
        } catch (DeliveryException e) {
            LOG.warnf("message %s about %s was not taken at attempt %d: %s", message.ref, message.about, message.attempts + 1,
                    e.getMessage());
            return failed(message, lease, e.getMessage());
        } catch (SealBrokenException e) {
            LOG.errorf(e, "message %s cannot be opened", message.ref);
            return failed(message, lease, "密封的内容打不开");
        } catch (RuntimeException e) {
            // Whatever is wrong with one message, the others behind it go out. The words of a stranger's exception may hold anything.
            LOG.errorf("message %s could not be sent: %s", message.ref, e.getClass().getName());
            return failed(message, lease, "发送时程序出错（" + e.getClass().getSimpleName() + "）");
        }
        return committed(() -> {
            OutboxMessage.sent(message.id, lease, clock.instant());
            return true;
        });
    }

    private boolean failed(OutboxMessage message, UUID lease, String error) {
        List<Duration> pauses = config.pauseList();
        boolean again = message.attempts < pauses.size();
        Instant next = clock.instant().plus(again ? pauses.get(message.attempts) : Duration.ZERO);
        return committed(() -> {
            OutboxMessage.failed(message.id, lease, again ? OutboxMessage.State.QUEUED : OutboxMessage.State.DEAD, next, error);
            return false;
        });
    }

    private static boolean committed(java.util.concurrent.Callable<Boolean> step) {
        return Retrying.deadlocks(TRIES, () -> QuarkusTransaction.requiringNew().call(step));
    }
}
