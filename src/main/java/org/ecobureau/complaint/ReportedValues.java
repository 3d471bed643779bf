package org.ecobureau.complaint;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.ecobureau.monitoring.ObservationState;
import org.ecobureau.monitoring.Observations;
import org.ecobureau.monitoring.Reading;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.monitoring.SlotAddress;
import org.ecobureau.monitoring.history.Values;
import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.standard.Parameters;

/** Keeps which value a report of an error is about, and says what became of that value. */
@ApplicationScoped
public class ReportedValues {

    private static final String ROOT = "/data/";
    private static final int PARTS = 4;

    @Inject
    Values values;

    @Inject
    Observations observations;

    /** The value at {@code /data/site/parameter/period/start}; empty for what is no published value. */
    @Transactional
    public Optional<Values.Found> at(String address) {
        String clean = Nfc.clean(address);
        if (clean == null || !clean.startsWith(ROOT)) {
            return Optional.empty();
        }
        String[] parts = clean.substring(ROOT.length()).split("/", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            return Optional.of(values.find(parts[0], parts[1], parts[2], parts[3]));
        } catch (Problem nothingThere) {
            return Optional.empty();
        }
    }

    /** Remembers it, in the transaction that registers the case. */
    @Transactional
    public void store(String number, Values.Found found) {
        CaseValue row = new CaseValue();
        row.caseId = ComplaintCase.byNumber(number).orElseThrow(Problem::notFound).id;
        row.site = found.site().code();
        row.parameter = found.parameter().code();
        row.period = found.period();
        row.startAt = found.start();
        row.version = found.last().version();
        row.persist();
    }

    /** The value of this case, for who may read the case; empty when it is about none. */
    @Transactional
    public Optional<ReportedValue> of(String number) {
        return CaseValue.<CaseValue> find("caseId = (select c.id from ComplaintCase c where c.number = ?1)", number)
                .firstResultOptional().flatMap(row -> observations.site(row.site).map(site -> told(row, site)));
    }

    private ReportedValue told(CaseValue row, SiteView site) {
        List<Reading> versions = observations.versions(site, row.parameter, row.period, row.startAt);
        String then = versions.stream().filter(r -> r.version() == row.version).map(ReportedValues::words).findFirst()
                .orElse("");
        List<ReportedValue.Change> changes = versions.stream().filter(r -> r.version() > row.version)
                .map(r -> new ReportedValue.Change(r.version(), words(r), r.receivedAt(), r.note())).toList();
        String item = Parameters.find(row.parameter).map(p -> p.name()).orElse(row.parameter);
        return new ReportedValue(site.name() + " " + item + "，" + row.period.words(row.startAt),
                SlotAddress.of(row.site, row.parameter, row.period, row.startAt), then, changes,
                versions.stream().anyMatch(Reading::demonstration));
    }

    private static String words(Reading r) {
        if (r.state() == ObservationState.WITHDRAWN) {
            return "已撤回";
        }
        return r.value() == null ? r.written() : r.written() + " " + r.unit();
    }
}
