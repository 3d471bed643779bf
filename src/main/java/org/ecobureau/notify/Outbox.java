package org.ecobureau.notify;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.ecobureau.shared.seal.Sealing;

import io.quarkus.arc.All;

/** Takes messages in the caller's transaction: what is rolled back is never sent, what is committed is. */
@ApplicationScoped
public class Outbox {

    /** Subject and body are sealed together. */
    static final String BETWEEN = "\n\u0000\n";

    @Inject
    @All
    List<MessageChannel> channels;

    @Inject
    Sealing sealing;

    @Inject
    NotifyConfig config;

    @Inject
    Clock clock;

    /** Whether this site sends by that medium at all. */
    public boolean sends(Medium medium) {
        return channel(medium).on();
    }

    /**
     * Writes a message to be sent; by night it waits for the morning, unless it is urgent. Where the medium is not set up
     * nothing is written.
     *
     * @throws IllegalArgumentException for an unknown template or a placeholder without a value
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(Letter letter) {
        if (!sends(letter.medium())) {
            return;
        }
        MessageTemplate template = MessageTemplate.of(letter.template(), letter.medium())
                .orElseThrow(() -> new IllegalArgumentException("no template " + letter));
        OutboxMessage message = new OutboxMessage();
        message.ref = UUID.randomUUID().toString();
        message.medium = letter.medium();
        message.template = letter.template();
        message.about = letter.about();
        queue(message, letter.address(), MessageTemplate.fill(template.subject, letter.values()),
                MessageTemplate.fill(template.body, letter.values()), letter.urgent());
    }

    /** Writes a call to be made, at night too: nobody is woken by it. Where the medium is not set up nothing is written. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(MachineCall call) {
        if (!sends(call.medium())) {
            return;
        }
        OutboxMessage message = new OutboxMessage();
        message.ref = call.id();
        message.medium = call.medium();
        message.template = call.kind();
        message.about = call.about();
        queue(message, call.target(), "", call.body(), true);
    }

    private void queue(OutboxMessage message, String address, String subject, String body, boolean urgent) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        message.address = sealing.sealText(address, place(message.ref, "address"));
        message.content = sealing.sealText(subject + BETWEEN + body, place(message.ref, "content"));
        message.state = OutboxMessage.State.QUEUED;
        message.createdAt = now;
        message.urgent = urgent;
        message.nextAt = urgent ? now : allowed(now);
        message.persist();
    }

    /** Forgets address and words of every message about this: the time to keep them is over. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(String about) {
        OutboxMessage.forget(about, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    /** The same for messages of some templates only; what was to be sent by others goes on. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(String about, Set<String> templates) {
        OutboxMessage.forget(about, templates, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    /** The first moment from now on at which a message that is not urgent may leave. */
    Instant allowed(Instant now) {
        return new QuietHours(config.quietFrom(), config.quietUntil()).next(now);
    }

    MessageChannel channel(Medium medium) {
        return channels.stream().filter(c -> c.medium() == medium).findFirst().orElseThrow();
    }

    static String place(String ref, String field) {
        return "outbox:" + ref + ":" + field;
    }
}
