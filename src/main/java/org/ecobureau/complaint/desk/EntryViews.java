package org.ecobureau.complaint.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.attachment.AttachmentView;
import org.ecobureau.complaint.Actor;
import org.ecobureau.complaint.CallerSearch;
import org.ecobureau.complaint.CaseInbox;
import org.ecobureau.complaint.CaseStatus;
import org.ecobureau.complaint.IdentityMode;
import org.ecobureau.complaint.PollutionType;
import org.ecobureau.complaint.Question;
import org.ecobureau.complaint.QuestionCatalogue;
import org.ecobureau.complaint.TypedPosition;
import org.ecobureau.complaint.VisitParty;
import org.ecobureau.region.Townships;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.Option;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Renders the entry screen. */
@ApplicationScoped
class EntryViews {

    private static final int EARLIER_MOST = 20;

    @CheckedTemplate(basePath = "complaint/desk", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance entry(EntryForm form, FormErrors errors, Choices choices, CallerView caller,
                List<AttachmentView> scans, String key, EntryDraftView kept);

        static native TemplateInstance entryCaller(CallerView caller);
    }

    /** A subtype with what only those are asked who chose it. */
    public record Subtype(Option option, List<Question> questions) {
    }

    /** What one pollution type asks. */
    public record TypeGroup(String code, String label, List<Subtype> subtypes, List<Question> questions) {

        /** The field of the subtypes; their codes repeat between types. */
        public String field() {
            return "subtypes." + code;
        }
    }

    /** The choices of the screen. */
    public record Choices(List<Option> channels, List<Option> identities, List<Option> townships, List<Option> types,
            List<TypeGroup> groups, List<Option> consents, List<Option> coordinates,
            VisitParty.Rule visit) {
    }

    @Inject
    QuestionCatalogue questions;

    @Inject
    Townships townships;

    @Inject
    CallerSearch callers;

    @Inject
    Clock clock;

    TemplateInstance page(EntryForm form, FormErrors errors, CallerView caller, List<AttachmentView> scans, String key,
            EntryDraftView kept) {
        List<Option> types = new ArrayList<>();
        for (PollutionType type : PollutionType.values()) {
            // The digit ticks it by keyboard.
            types.add(Option.of(type.code(), types.size() + 1 + " " + type.label()));
        }
        Choices choices = new Choices(EntryForm.CHANNELS.stream().map(c -> Option.of(c.code(), c.label())).toList(),
                Arrays.stream(IdentityMode.values()).map(m -> Option.of(m.code(), m.label())).toList(), places(), types,
                Arrays.stream(PollutionType.values()).map(this::group).filter(g -> !g.subtypes().isEmpty()
                        || !g.questions().isEmpty()).toList(),
                Option.list("true", "同意办结后公开（不含个人信息）", "false", "不同意公开"), TypedPosition.SYSTEMS,
                VisitParty.limit());
        return Templates.entry(form, errors, choices, caller, scans, key, kept);
    }

    TemplateInstance fragment(CallerView caller) {
        return Templates.entryCaller(caller);
    }

    /** Townships with the choice for who is outside or does not know. */
    List<Option> places() {
        List<Option> places = new ArrayList<>(townships.options());
        places.add(Option.of(Townships.OUTSIDE, townships.nameOf(Townships.OUTSIDE)));
        return places;
    }

    private TypeGroup group(PollutionType type) {
        QuestionCatalogue.Entry entry = questions.of(type);
        return new TypeGroup(type.code(), type.label(),
                entry.subtypes().stream().map(o -> new Subtype(o, entry.of(o.value()))).toList(), entry.questions());
    }

    /** Looks for earlier cases of this phone; each search is logged. */
    CallerView caller(String typed, Actor actor) {
        String mistake = CallerSearch.mistakeIn(typed);
        if (mistake != null) {
            return new CallerView(true, mistake, List.of());
        }
        Instant now = clock.instant();
        return new CallerView(true, null,
                callers.byPhone(typed, actor, EARLIER_MOST).stream().map(row -> line(row, now)).toList());
    }

    private CallerView.Line line(CaseInbox.Row row, Instant now) {
        boolean duty = !row.status().isFinal() && row.status() != CaseStatus.ANSWERED
                && row.status() != CaseStatus.STAGE_CLOSED;
        return new CallerView.Line(row.number(), ChinaTime.day(ChinaTime.dayOf(row.receivedAt())),
                row.types().stream().map(PollutionType::label).collect(Collectors.joining("、")),
                townships.nameOf(row.township()), row.status().label(), StatusColours.of(row.status()),
                row.nextDue() != null ? DueView.of(row.nextDue(), now) : DueView.none(duty ? "缺工作日历" : "没有期限要等"),
                row.urgent());
    }
}
