package org.ecobureau.complaint;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.notify.DutyReceivers;
import org.ecobureau.notify.Letter;
import org.ecobureau.notify.Medium;
import org.ecobureau.notify.Outbox;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.SiteConfig;

import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * The reminder by mail: one to each unit and post a working day, with numbers and due dates and nothing else. Who gets which
 * case is said by {@link Escalation}: the unit some days before, the dispatcher nearer to it, the leader when it is late.
 */
@ApplicationScoped
class DutyDigest {

    /** A longer list is read on the desk. */
    static final int MOST_LINES = 100;
    /** So many at most are read at once, the longest overdue first; more than that no mail can help with. */
    private static final int MOST_CASES = 5_000;

    @Inject
    DutyReceivers receivers;

    @Inject
    Outbox outbox;

    @Inject
    SiteConfig site;

    @Inject
    EntityManager database;

    @Inject
    Clock clock;

    /** A case that somebody is to be told of. */
    record Due(String number, Instant nextDue, String leadUnit, CaseStatus status) {

        /** Who has the next step; null while nobody was charged with it, and for a letter, which intake posts. */
        String unit() {
            return Escalation.isLetter(status) ? null : leadUnit;
        }
    }

    /** Writes what was not written on this day yet; the caller holds the lease and knows that people are at work. */
    int write(Escalation rule, Instant now) {
        if (!receivers.on()) {
            return 0;
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            Map<String, List<Due>> piles = piles(rule, now);
            LocalDate today = ChinaTime.dayOf(now);
            int written = 0;
            for (DutyReceivers.Receiver receiver : receivers.all()) {
                List<Due> pile = piles.getOrDefault(receiver.code(), List.of());
                if (receiver.address() != null && !pile.isEmpty() && first(receiver, today, pile.size())) {
                    outbox.add(letter(receiver, today, pile, now));
                    written++;
                }
            }
            return written;
        });
    }

    /** The row is written once a day and receiver, on whatever node. */
    private boolean first(DutyReceivers.Receiver receiver, LocalDate today, int cases) {
        return database
                .createNativeQuery("INSERT IGNORE INTO duty_digest (day, receiver, cases, written_at) VALUES (?1, ?2, ?3, ?4)")
                .setParameter(1, today).setParameter(2, receiver.code()).setParameter(3, cases)
                .setParameter(4, clock.instant().truncatedTo(ChronoUnit.MILLIS)).executeUpdate() == 1;
    }

    private Map<String, List<Due>> piles(Escalation rule, Instant now) {
        List<CaseStatus> duty = CaseTransitions.all().stream().filter(t -> t.action() == CaseAction.ESCALATE)
                .map(Transition::from).toList();
        Map<String, List<Due>> piles = new LinkedHashMap<>();
        for (Due due : database
                .createQuery("select c.number, c.nextDue, c.leadUnit, c.status from ComplaintCase c where c.status in :duty"
                        + " and c.nextDue <= :soon order by c.nextDue, c.id", Due.class)
                .setParameter("duty", duty)
                .setParameter("soon", rule.horizon(1, now)).setMaxResults(MOST_CASES).getResultList()) {
            for (String receiver : told(rule.level(due.nextDue(), now), due.unit())) {
                piles.computeIfAbsent(receiver, r -> new ArrayList<>()).add(due);
            }
        }
        return piles;
    }

    /** Who is told at a level: those below are told too. */
    static List<String> told(int level, String unit) {
        List<String> told = new ArrayList<>();
        if (level >= 1) {
            told.add(unit == null ? DutyReceivers.INTAKE : unit);
        }
        if (level >= 2) {
            told.add(DutyReceivers.DISPATCHER);
        }
        if (level >= 3) {
            told.add(DutyReceivers.LEADER);
        }
        return told;
    }

    private Letter letter(DutyReceivers.Receiver receiver, LocalDate today, List<Due> pile, Instant now) {
        return new Letter(Medium.MAIL, receiver.address(), "case-digest",
                Map.of("receiver", receiver.name(), "day", ChinaTime.day(today), "count", String.valueOf(pile.size()), "lines",
                        lines(pile, now), "link", site.baseUrl() + "/staff/cases?box=soon", "bureau", site.bureau()),
                "到期提醒 " + receiver.name() + " " + today, false);
    }

    /** {@code PJ-W-20261126-0001  期限 2026年11月28日，剩 2 天}. */
    static String lines(List<Due> pile, Instant now) {
        StringBuilder text = new StringBuilder();
        pile.stream().limit(MOST_LINES).forEach(due -> text.append(text.isEmpty() ? "" : "\n").append(due.number()).append("  ")
                .append(Escalation.when(due.nextDue(), now)));
        return pile.size() <= MOST_LINES ? text.toString() : text + "\n另有 " + (pile.size() - MOST_LINES) + " 件，请登录查看。";
    }
}
