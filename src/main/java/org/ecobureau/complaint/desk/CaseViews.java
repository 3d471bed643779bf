package org.ecobureau.complaint.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.ecobureau.attachment.PhotoView;
import org.ecobureau.complaint.Actor;
import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseIdentities;
import org.ecobureau.complaint.CaseLetters;
import org.ecobureau.complaint.CasePhotos;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.CaseRetention;
import org.ecobureau.complaint.CaseSheet;
import org.ecobureau.complaint.Conversations;
import org.ecobureau.complaint.IdentityField;
import org.ecobureau.complaint.PollutionType;
import org.ecobureau.complaint.Question;
import org.ecobureau.complaint.QuestionCatalogue;
import org.ecobureau.complaint.ReportedValues;
import org.ecobureau.complaint.RewardWish;
import org.ecobureau.complaint.Suspicion;
import org.ecobureau.complaint.desk.CaseView.Fact;
import org.ecobureau.region.CountyOutline;
import org.ecobureau.region.GeoPoint;
import org.ecobureau.region.Scene;
import org.ecobureau.region.Surroundings;
import org.ecobureau.region.Townships;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Option;
import org.ecobureau.shared.web.SiteConfig;
import org.ecobureau.staff.Roles;
import org.ecobureau.staff.Unit;

/** Puts a case into the words of the desk. */
@ApplicationScoped
class CaseViews {

    @Inject
    CaseReader reader;

    @Inject
    CaseIdentities identities;

    @Inject
    CasePhotos photos;

    @Inject
    CaseLetters letters;

    @Inject
    CaseRetention retention;

    @Inject
    QuestionCatalogue questions;

    @Inject
    Townships townships;

    @Inject
    Surroundings surroundings;

    @Inject
    CountyOutline outline;

    @Inject
    AroundViews around;

    @Inject
    ReportedValues reportedValues;

    @Inject
    SiteConfig site;

    @Inject
    VisitViews visits;

    @Inject
    Conversations conversations;

    @Inject
    UrgentViews urgent;

    @Inject
    Clock clock;

    /**
     * The page of a case.
     *
     * @param asked the step whose form shall be open, null for the usual one
     * @param opened fields of the identity that were just opened and logged
     */
    @Transactional
    CaseView of(CaseSheet sheet, Actor actor, CaseAction asked, Map<IdentityField, String> opened) {
        Set<CaseAction> open = reader.openTo(sheet, actor);
        Optional<CaseAction> current = asked != null && open.contains(asked) && !Steps.hasOwnPage(asked) ? Optional.of(asked)
                : Steps.usual(sheet, open);
        Map<String, String> units = units();
        List<CaseView.Step> steps = Steps.buttons(open).stream()
                .map(a -> new CaseView.Step(Steps.slug(a), a.label(), current.filter(a::equals).isPresent(),
                        Steps.aside(a)))
                .toList();
        Instant now = clock.instant();
        List<CasePhotos.OfMatter> pictures = photos.ofMatter(sheet);
        Set<UUID> originals = photos.originalsFor(sheet, pictures, actor);
        CaseRetention.Standing kept = retention.of(sheet.number(), pictures.stream().anyMatch(p -> p.via() == null));
        return new CaseView(sheet.number(), sheet.status().label(), StatusColours.of(sheet.status()),
                source(sheet), ChinaTime.minute(sheet.receivedAt()),
                sheet.clocks().stream().map(c -> ClockWords.of(c, now)).toList(), steps,
                steps.stream().filter(CaseView.Step::current).findFirst().orElse(null), facts(sheet, units),
                kept.text(sheet.description()), pictures.stream().map(p -> photo(sheet, p, originals)).toList(), inquiry(sheet),
                sheet.draftAnswer(), sheet.draftedBy(), sheet.answer(),
                events(sheet.events(), units), messages(sheet, sheet.messages()),
                open.contains(CaseAction.MESSAGE_TO_REPORTER), open.contains(CaseAction.NOTE),
                WhoReported.of(sheet, identities.mayView(sheet, actor), opened, kept)
                        .changed(open.contains(CaseAction.CORRECT_IDENTITY)),
                sheet.version(),
                sheet.events().size(),
                units.entrySet().stream().map(u -> Option.of(u.getKey(), u.getValue())).toList(),
                sheet.related().stream()
                        .map(r -> new CaseView.Related(r.number(), r.status().label(), how(r.kind()), r.urgent(),
                                reader.reads(r, actor)))
                        .toList(),
                CaseMarks.of(sheet, kept), surroundings(sheet), letters(sheet, actor),
                reportedValues.of(sheet.number()).map(v -> ReportedWords.of(v, site.baseUrl())).orElse(null),
                visits.of(sheet, actor, open), kept,
                around.of(sheet, actor, current.filter(CaseAction.ASSIGN::equals).isPresent(), units),
                conversation(sheet, actor), CaseView.Ties.of(sheet, units),
                urgent.of(sheet, open), CaseView.Post.of(sheet, actor));
    }

    /** Steps in words. */
    List<CaseView.Event> events(List<CaseSheet.Event> events) {
        return events(events, units());
    }

    private static List<CaseView.Event> events(List<CaseSheet.Event> events, Map<String, String> units) {
        EventWords words = new EventWords(units);
        return events.stream().map(words::event).toList();
    }

    /** Messages of a case in words. */
    static List<CaseView.Message> messages(CaseSheet sheet, List<CaseSheet.Message> messages) {
        return messages.stream().map(m -> new CaseView.Message(m.id(), ChinaTime.minute(m.at()), m.fromReporter(), who(m),
                m.text(), m.via(), from(sheet, m.via()))).toList();
    }

    private static Map<String, String> units() {
        return Unit.all().stream()
                .collect(Collectors.toMap(Unit::code, Unit::name, (a, b) -> a, java.util.LinkedHashMap::new));
    }

    private CaseView.Conversation conversation(CaseSheet sheet, Actor actor) {
        Conversations.Standing standing = conversations.standing(sheet.number());
        return new CaseView.Conversation(standing.saidAt() == null ? null : ChinaTime.minute(standing.saidAt()),
                standing.saidAt() != null && Conversations.listens(sheet, actor) ? standing.saidAt().toString() : null,
                standing.askedAt() == null || sheet.status().isFinal() ? null : ChinaTime.minute(standing.askedAt()));
    }

    /** Scans of the letter; they open like the identity does. */
    private CaseView.Letters letters(CaseSheet sheet, Actor actor) {
        List<CaseView.Letter> files = letters.of(sheet.number()).stream().map(l -> new CaseView.Letter(l.id(),
                l.pdf() ? "PDF" : "图片", Math.max(1, l.bytes() / 1024), l.clean(), l.state())).toList();
        String explanation = switch (sheet.identityMode()) {
            case ANONYMOUS -> "登记时已确认看不出写信人是谁。每次打开都会记录。";
            case CONFIDENTIAL -> "扫描件能看出写信人是谁，和身份一起密封：只有经两位身份保管人同意才能打开。信里的内容请看“反映的情况”。";
            case NAMED -> letters.mayOpen(sheet, actor) ? "扫描件能看出写信人是谁。每次打开都会记录，投诉人会看到岗位和时间。"
                    : "扫描件能看出写信人是谁，只有受理员、本件承办人和审核人可以打开。";
        };
        return new CaseView.Letters(explanation, letters.mayOpen(sheet, actor), actor.roles().contains(Roles.INTAKE), files);
    }

    /** The way a case came in, with the number it has there. */
    private static String source(CaseSheet sheet) {
        return sheet.outsideReference() == null ? sheet.channel().label()
                : sheet.channel().label() + " " + sheet.outsideReference();
    }

    /** What was published about that place at the time reported, or when the report came in. */
    private CaseView.Surroundings surroundings(CaseSheet sheet) {
        Instant at = sheet.occurredAt() == null ? sheet.receivedAt() : sheet.occurredAt();
        return new CaseView.Surroundings(ChinaTime.minute(at), sheet.occurredAt() == null, surroundings.near(new Scene(
                sheet.township(), GeoPoint.of(sheet.latitude(), sheet.longitude()), at,
                sheet.types().stream().map(PollutionType::code).collect(Collectors.toSet()))));
    }

    /** Who wrote a message; what a reporter said to a clerk names both. */
    private static String who(CaseSheet.Message m) {
        return !m.fromReporter() ? m.author() : m.author() == null ? "投诉人" : "投诉人（" + m.author() + " 记录）";
    }

    private static String how(String kind) {
        return switch (kind) {
            case "main" -> "并入的主件";
            case "merged" -> "并入本件";
            case "origin" -> "拆分自";
            case "part" -> "拆出";
            default -> "相关";
        };
    }

    /** What kind of case something came with: the whole this one was split from, or a report merged into it. */
    private static String from(CaseSheet sheet, String via) {
        return sheet.related().stream().anyMatch(r -> r.kind().equals("origin") && r.number().equals(via)) ? "拆分前的"
                : "并案";
    }

    private static CaseView.Photo photo(CaseSheet sheet, CasePhotos.OfMatter of, Set<UUID> originals) {
        PhotoView p = of.photo();
        return new CaseView.Photo(p.thumbnail(), p.shown(), p.original(), p.thumbnailWidth(), p.thumbnailHeight(), p.clean(),
                originals.contains(p.original()), p.stateLabel(), of.via(), from(sheet, of.via()),
                of.later() ? "后来补充" : null, ChinaTime.minute(p.storedAt()));
    }

    private List<Fact> facts(CaseSheet sheet, Map<String, String> units) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("类型", sheet.types().stream().map(PollutionType::label).collect(Collectors.joining("、"))));
        add(facts, "细分", sheet.subtypes().stream().map(s -> questions.subtypeLabel(sheet.types(), s))
                .collect(Collectors.joining("、")));
        add(facts, "乡镇", townships.nameOf(sheet.township()));
        add(facts, "地点", sheet.place());
        if (sheet.latitude() != null) {
            boolean outside = outline.excludes(GeoPoint.of(sheet.latitude(), sheet.longitude()));
            add(facts, "坐标", sheet.latitude().toPlainString() + "，" + sheet.longitude().toPlainString()
                    + (outside ? "（按示意的县界看，可能在县外）" : ""));
        }
        add(facts, "被投诉单位", sheet.enterprise());
        add(facts, "发生时间", sheet.occurredAt() == null ? null : ChinaTime.minute(sheet.occurredAt()));
        add(facts, RewardWish.LABEL, RewardWish.of(sheet) ? RewardWish.words(sheet) : null);
        sheet.answers().forEach((name, value) -> {
            if (name.equals(RewardWish.ANSWER)) {
                return;
            }
            Optional<Question> question = questions.question(name);
            add(facts, question.map(Question::label).orElse(name), question.map(q -> q.answerLabel(value)).orElse(value));
        });
        add(facts, "来源编号", sheet.outsideReference());
        add(facts, "事项性质", sheet.legalTrack().label());
        add(facts, "承办单位", sheet.leadUnit() == null ? null : units.getOrDefault(sheet.leadUnit(), sheet.leadUnit()));
        add(facts, "协办单位", sheet.coUnits().stream().map(u -> units.getOrDefault(u, u)).collect(Collectors.joining("、")));
        add(facts, "承办人", sheet.officer());
        add(facts, "下次核查", sheet.nextCheckOn() == null ? null : ChinaTime.day(sheet.nextCheckOn()));
        add(facts, "转给", sheet.passedTo());
        add(facts, "不予受理", sheet.refusalReason() == null ? null : sheet.refusalReason().label());
        add(facts, "可否公开", sheet.publicConsent() ? "投诉人同意办结后公开（不含个人信息）" : "投诉人不同意公开");
        add(facts, "满意度", sheet.rating() == null ? null
                : sheet.rating().label() + (sheet.ratingComment() == null ? "" : "：" + sheet.ratingComment()));
        add(facts, "登记时提示", sheet.flags().isEmpty() ? null
                : sheet.flags().stream().map(f -> Suspicion.byCode(f).map(Suspicion::label).orElse(f))
                        .collect(Collectors.joining("；")));
        return facts;
    }

    private static List<Fact> inquiry(CaseSheet sheet) {
        List<Fact> facts = new ArrayList<>();
        StepForm recorded = StepForm.of(sheet);
        add(facts, "现场检查日期", recorded.visitedOn);
        add(facts, "在场人员", recorded.present);
        add(facts, "核查情况", sheet.finding());
        add(facts, "是否属实", sheet.verified() == null ? null : sheet.verified().label());
        add(facts, "处理和整改情况", sheet.measures());
        return facts;
    }

    private static void add(List<Fact> facts, String label, String value) {
        if (value != null && !value.isEmpty()) {
            facts.add(new Fact(label, value));
        }
    }
}
