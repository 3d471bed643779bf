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
 * checked, whenever a stored value has a code this node does not know, and every half minute.
 */
@ApplicationScoped
public class ImportedParameters {
    @Inject
    EntityManager em;
    @Inject
    Clock clock;
    @Inject
    Event<LimitsChanged> changed;

    /** How many rows and changes of rows there are: grows with every change, whatever the clocks of the nodes say. */
    private record Edition(long rows, long revisions) {
    }

    /** The edition this node uses; null means none. */
    private volatile Edition known;
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
        Parameters.onUnknown(this::joinAndRefresh);
    }

    /** Other nodes may have changed the table. */
    @Scheduled(every = "30s", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        refresh();
    }

    /** Reads the table again if it changed. */
    @Transactional
    public void refresh() {
        Edition newest = edition();
        if (newest.rows() > 0 && !newest.equals(known)) {
            use(newest);
        }
    }

    private Edition edition() {
        Object[] numbers = em.createQuery("select count(p), coalesce(sum(p.revision), 0L) from ImportedParameter p",
                Object[].class).getSingleResult();
        return new Edition(((Number) numbers[0]).longValue(), ((Number) numbers[1]).longValue());
    }

    private void joinAndRefresh() {
        QuarkusTransaction.joiningExisting().run(this::refresh);
    }

    /** Makes sure that the registry knows these codes of stored values. */
    void require(Collection<String> codes) {
        if (codes.stream().anyMatch(code -> Parameters.find(code).isEmpty())) {
            joinAndRefresh();
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
        use(edition());
        changed.fire(new LimitsChanged(added.stream().map(i -> i.parameter().code()).toList()));
    }

    private void use(Edition newest) {
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
