package org.ecobureau.monitoring;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.ecobureau.standard.Parameters;
import org.ecobureau.standard.water.AddedItem;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;

/**
 * Keeps the registry of parameters on this node in step with the table of imported ones: at the start, before rows are
 * checked, when a stored value has an unknown code, and every half minute.
 */
@ApplicationScoped
public class ImportedParameters {
    @Inject
    EntityManager em;
    @Inject
    Clock clock;
    @Inject
    Event<LimitsChanged> changed;

    /** The newest change this node knows; null means none. */
    private volatile Instant known;
    private volatile List<AddedItem> items = List.of();
    /** What was in use before the publication that is under way. */
    private volatile List<AddedItem> before = List.of();

    /**
     * Fired inside the transaction that brought other parameters or limits, when they are in use already: who keeps something
     * computed from limits recomputes it here.
     */
    public record LimitsChanged(List<String> parameters) {
    }

    void start(@Observes StartupEvent event) {
        refresh();
    }

    /** Other nodes may have changed the table. */
    @Scheduled(every = "30s", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        refresh();
    }

    /** Reads the table again if it changed. */
    @Transactional
    public void refresh() {
        Instant newest = em.createQuery("select max(p.changedAt) from ImportedParameter p", Instant.class).getSingleResult();
        if (newest != null && !newest.equals(known)) {
            use(newest);
        }
    }

    /** Makes sure that the registry knows these codes of stored values. */
    void require(Collection<String> codes) {
        if (codes.stream().anyMatch(code -> Parameters.find(code).isEmpty())) {
            QuarkusTransaction.joiningExisting().run(this::refresh);
        }
    }

    /** What the table added, in the order it came. */
    public List<AddedItem> items() {
        return items;
    }

    /** Adds items or replaces those of the same code, and uses them at once; the others stay. */
    @Transactional
    public void take(List<AddedItem> added) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        for (AddedItem item : added) {
            Optional<ImportedParameter> stored = ImportedParameter.byCode(item.parameter().code());
            ImportedParameter row = stored.orElseGet(ImportedParameter::new);
            row.code = item.parameter().code();
            row.take(item, now);
            row.persist();
        }
        em.flush();
        before = items;
        use(now);
        changed.fire(new LimitsChanged(added.stream().map(i -> i.parameter().code()).toList()));
    }

    private void use(Instant newest) {
        List<AddedItem> read = ImportedParameter.all().stream().map(ImportedParameter::item).toList();
        AddedItem.useAll(read);
        items = read;
        known = newest;
    }

    /** A publication that failed after all: back to what was in use, until the next look at the table. */
    void undo(@Observes(during = TransactionPhase.AFTER_FAILURE) LimitsChanged event) {
        known = null;
        items = before;
        AddedItem.useAll(before);
    }
}
