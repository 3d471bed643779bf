package org.ecobureau.complaint.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.attachment.AttachmentView;
import org.ecobureau.attachment.PhotoView;
import org.ecobureau.complaint.Actor;
import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.CaseSheet;
import org.ecobureau.complaint.LegalTrack;
import org.ecobureau.complaint.VisitReader;
import org.ecobureau.complaint.VisitSheet;
import org.ecobureau.complaint.desk.CaseView.Fact;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.staff.Roles;

/** Puts visits into the words of the desk. */
@ApplicationScoped
class VisitViews {

    /** Procedures in which somebody usually goes to the place. */
    private static final Set<LegalTrack> LOOKED_AT = EnumSet.of(LegalTrack.VIOLATION, LegalTrack.PETITION);

    @Inject
    VisitReader visits;

    /** The visits of a matter, the earliest first. */
    CaseVisits of(CaseSheet sheet, Actor actor, Set<CaseAction> open) {
        List<VisitView> list = visits.of(sheet).stream().map(v -> view(v, sheet.number())).toList();
        boolean expected = LOOKED_AT.contains(sheet.legalTrack());
        boolean covers = actor.roles().contains(Roles.OFFICER)
                || actor.roles().stream().anyMatch(CaseReader.READS_ALL::contains);
        return new CaseVisits(list, open.contains(CaseAction.RECORD_VISIT), expected,
                expected && sheet.finding() != null && list.isEmpty(), covers);
    }

    static VisitView view(VisitSheet v, String shownOn) {
        VisitSheet.Version last = v.latest();
        return new VisitView(v.number(), v.number().equals(shownOn) ? null : v.number(), v.no(),
                ChinaTime.dayOf(last.startedAt()).toString(), ChinaTime.day(ChinaTime.dayOf(last.startedAt())), time(last),
                last.officers(), last.place(), last.metRole(), met(last),
                last.seen(), last.ordered(), last.version(), note(last), last.reason(),
                v.versions().subList(0, v.versions().size() - 1).stream()
                        .map(e -> new VisitView.Version(e.version(), note(e), facts(e))).toList(),
                v.samples().stream().map(VisitViews::sample).toList(), v.pending(),
                v.photos().stream().map(VisitViews::photo).toList(), v.documents().stream().map(VisitViews::document).toList());
    }

    private static String note(VisitSheet.Version v) {
        return v.recordedBy() + "，" + ChinaTime.minute(v.recordedAt()) + (v.version() == 1 ? " 记录" : " 更正");
    }

    private static String time(VisitSheet.Version v) {
        String from = ChinaTime.minute(v.startedAt());
        if (v.endedAt() == null) {
            return from;
        }
        boolean sameDay = ChinaTime.dayOf(v.startedAt()).equals(ChinaTime.dayOf(v.endedAt()));
        String until = ChinaTime.minute(v.endedAt());
        return from + " 至 " + (sameDay ? until.substring(until.indexOf(' ') + 1) : until);
    }

    private static String met(VisitSheet.Version v) {
        return v.metName() == null ? v.metRole() : v.metRole() + "（" + v.metName() + "）";
    }

    private static List<Fact> facts(VisitSheet.Version v) {
        List<Fact> facts = new ArrayList<>();
        if (v.reason() != null) {
            facts.add(new Fact("更正原因", v.reason()));
        }
        facts.add(new Fact("检查时间", time(v)));
        facts.add(new Fact("检查人员", String.join("、", v.officers())));
        facts.add(new Fact("地点", v.place()));
        facts.add(new Fact("现场见到", met(v)));
        facts.add(new Fact("现场情况", v.seen()));
        if (v.ordered() != null) {
            facts.add(new Fact("当场要求", v.ordered()));
        }
        return facts;
    }

    private static VisitView.Sample sample(VisitSheet.Sample s) {
        List<VisitSheet.Result> results = s.results();
        return new VisitView.Sample(s.no(), s.medium().label(), s.point(), s.item(), ChinaTime.minute(s.takenAt()),
                s.result().map(VisitViews::value).orElse(null),
                s.result().map(r -> r.laboratory() + "，" + ChinaTime.day(r.measuredOn())).orElse(s.laboratory()),
                results.subList(0, Math.max(0, results.size() - 1)).stream()
                        .map(r -> value(r) + "（" + r.laboratory() + "），后来更正：" + results.get(results.indexOf(r) + 1).reason())
                        .toList());
    }

    private static String value(VisitSheet.Result r) {
        return "无量纲".equals(r.unit()) ? r.value().text() : r.value().text() + " " + r.unit();
    }

    private static VisitView.Photo photo(PhotoView p) {
        return new VisitView.Photo(p.thumbnail(), p.shown(), p.original(), p.thumbnailWidth(), p.thumbnailHeight(), p.clean(),
                p.stateLabel());
    }

    private static VisitView.Document document(AttachmentView d) {
        return new VisitView.Document(d.id(), d.name(), Math.max(1, d.bytes() / 1024) + " KB", d.sha256(), d.clean(),
                d.state().label());
    }

    /** "2026-11-23T14:05", as a field for date and time wants it. */
    static String typed(Instant at) {
        return at == null ? null : ChinaTime.local(at).withSecond(0).withNano(0).toString();
    }
}
