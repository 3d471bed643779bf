package org.ecobureau.complaint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.ecobureau.attachment.AttachmentOwner;
import org.ecobureau.attachment.AttachmentService;
import org.ecobureau.shared.seal.Sealing;
import org.ecobureau.shared.web.Problem;

/** Reads the visits of a matter; whoever calls has checked that the reader may see the case. */
@ApplicationScoped
public class VisitReader {

    static final String KIND = "visit";

    @Inject
    AttachmentService attachments;

    @Inject
    Sealing sealing;

    /** Whose files those of a visit are. */
    static AttachmentOwner owner(String number, int no) {
        return new AttachmentOwner(KIND, number + "/" + no);
    }

    /**
     * The visits of the case and of those merged into it, the earliest first; one statement when there are none, four however
     * many there are.
     */
    @Transactional
    public List<VisitSheet> of(CaseSheet sheet) {
        return of(numbers(sheet));
    }

    /** One visit of this case; 404 when there is none. */
    @Transactional
    public VisitSheet one(String number, int no) {
        return of(List.of(number)).stream().filter(v -> v.no() == no).findFirst().orElseThrow(Problem::notFound);
    }

    static List<String> numbers(CaseSheet sheet) {
        List<String> numbers = new ArrayList<>(List.of(sheet.number()));
        sheet.related().stream().filter(r -> r.kind().equals("merged")).forEach(r -> numbers.add(r.number()));
        return numbers;
    }

    private record Key(String number, int no) {
    }

    private List<VisitSheet> of(List<String> numbers) {
        Map<Key, List<SiteVisit>> visits = new LinkedHashMap<>();
        Map<Long, String> numberOf = new LinkedHashMap<>();
        for (Object[] row : SiteVisit.of(numbers)) {
            SiteVisit visit = (SiteVisit) row[1];
            numberOf.put(visit.caseId, (String) row[0]);
            visits.computeIfAbsent(new Key((String) row[0], visit.no), k -> new ArrayList<>()).add(visit);
        }
        if (visits.isEmpty()) {
            return List.of();
        }
        List<VisitSample> taken = VisitSample.of(numberOf.keySet());
        Map<Long, List<SampleResult>> results = SampleResult.of(taken.stream().map(s -> s.id).toList()).stream()
                .collect(Collectors.groupingBy(r -> r.sampleId));
        Map<Key, List<VisitSheet.Sample>> samples = taken.stream()
                .collect(Collectors.groupingBy(s -> new Key(numberOf.get(s.caseId), s.visitNo),
                        Collectors.mapping(s -> sample(s, results.getOrDefault(s.id, List.of())), Collectors.toList())));
        Map<String, AttachmentService.Folder> files = attachments.folders(KIND,
                visits.keySet().stream().map(k -> owner(k.number(), k.no()).id()).toList());
        return visits.entrySet().stream().map(e -> {
            Key key = e.getKey();
            AttachmentService.Folder folder = files.getOrDefault(owner(key.number(), key.no()).id(),
                    AttachmentService.Folder.EMPTY);
            return new VisitSheet(key.number(), key.no(), e.getValue().stream().map(v -> version(key.number(), v)).toList(),
                    samples.getOrDefault(key, List.of()), folder.photos(), folder.documents());
        }).sorted(java.util.Comparator.comparing((VisitSheet v) -> v.latest().startedAt())).toList();
    }

    private VisitSheet.Version version(String number, SiteVisit v) {
        return new VisitSheet.Version(v.version, v.startedAt, v.endedAt, List.of(v.officers.split("\n")), v.place, v.metRole,
                sealing.openText(v.metName, SiteVisit.namePlace(number, v.no, v.version)), v.seen, v.ordered, v.reason,
                v.recordedAt, v.recordedBy, v.unit);
    }

    private static VisitSheet.Sample sample(VisitSample s, List<SampleResult> results) {
        return new VisitSheet.Sample(s.no, s.medium, s.point, s.parameter, s.item, s.takenAt, s.laboratory,
                results.stream().map(r -> new VisitSheet.Result(SampleValue.parse(r.value).orElseThrow(), r.unit, r.laboratory,
                        r.measuredOn, r.reason, r.recordedAt, r.recordedBy)).toList());
    }
}
