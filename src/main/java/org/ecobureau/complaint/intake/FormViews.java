package org.ecobureau.complaint.intake;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.attachment.AttachmentService;
import org.ecobureau.attachment.PhotoView;
import org.ecobureau.complaint.Knowledge;
import org.ecobureau.complaint.PollutionType;
import org.ecobureau.complaint.QuestionCatalogue;
import org.ecobureau.complaint.Slips;
import org.ecobureau.complaint.Stoppers;
import org.ecobureau.complaint.TypedPosition;
import org.ecobureau.region.CountyOutline;
import org.ecobureau.region.Townships;
import org.ecobureau.shared.seal.RandomCodes;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.Option;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Renders the pages of the form. */
@ApplicationScoped
class FormViews {

    private static final List<Option> TYPE_OPTIONS = List.of(hint(PollutionType.AIR, "异味、扬尘、烟气、油烟、焚烧"),
            hint(PollutionType.WATER, "污水、废水、黑臭水体"), hint(PollutionType.NOISE, "工地、工厂、娱乐、交通"),
            hint(PollutionType.SOLID_WASTE, "倾倒垃圾、工业废物、危险废物"), hint(PollutionType.SOIL, null),
            hint(PollutionType.ECOLOGY, "非法采矿采砂、破坏保护地"), hint(PollutionType.RADIATION, "基站、变电站、放射源"),
            hint(PollutionType.OTHER, "网站数据有误也选这里"));

    private static final List<Option> IDENTITY_OPTIONS = List.of(
            new Option("anonymous", "匿名", "不留任何个人信息。只有凭回执才能查询进展，请保管好回执。"),
            new Option("confidential", "保密", "联系方式加密保存，办案人员也看不到；确有必要时要两名保管人同时同意才能打开，您会看到记录。"),
            new Option("named", "实名", "受理、承办、审核人员办案时能看到您的姓名和电话，每次查看都有记录。我们会向您反馈结果。"));

    private static final List<Option> CONSENT_OPTIONS = List.of(Option.of("true", "同意公开"), Option.of("false", "不要公开"));

    @CheckedTemplate(basePath = "complaint/intake", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance start(Left left, Prefill prefill, String notice);

        static native TemplateInstance types(StepView step, ComplaintDraft draft, FormErrors errors, List<Option> options);

        static native TemplateInstance details(StepView step, ComplaintDraft draft, FormErrors errors,
                List<TypeQuestions> groups);

        static native TemplateInstance place(StepView step, ComplaintDraft draft, FormErrors errors, List<Option> townships,
                List<Option> systems, Pins.View map);

        static native TemplateInstance what(StepView step, ComplaintDraft draft, FormErrors errors, List<PhotoView> photos,
                String latest);

        static native TemplateInstance identity(StepView step, ComplaintDraft draft, FormErrors errors, List<Option> modes,
                List<Option> consents);

        static native TemplateInstance check(StepView step, List<CheckRow> rows, List<Mend> mends,
                boolean outside, boolean positionOutside, String key, Ask ask);

        static native TemplateInstance sentAlready(List<CheckRow> written);

        static native TemplateInstance receipt(String number, String code, String due, boolean together, boolean held,
                Slip slip, List<String> others);
    }

    /**
     * What this browser left behind earlier.
     *
     * @param resume where the draft in progress goes on, or null
     * @param receipt number of the newest receipt, or null
     */
    public record Left(String resume, String receipt) {

        static final Left NOTHING = new Left(null, null);
    }

    /**
     * What makes a printed receipt easy to follow and hard to fake.
     *
     * @param signature in groups, to be read and typed
     * @param track address of the case without the code
     * @param verify address that says whether the slip is genuine
     */
    public record Slip(String signature, String track, String verify) {
    }

    /**
     * What stands beside the button that sends.
     *
     * @param notice why nothing was sent yet, or null
     * @param challenge what the device has to solve first, or null
     * @param again the button was pressed already: the device begins at once
     */
    public record Ask(String notice, ProofOfWork.Challenge challenge, boolean again) {

        static final Ask NOTHING = new Ask(null, null, false);
    }

    /** Something to mend on another page. */
    public record Mend(String message, String href) {
    }

    @Inject
    QuestionCatalogue questions;

    @Inject
    Stoppers stoppers;

    @Inject
    Knowledge knowledge;

    @Inject
    Townships townships;

    @Inject
    CountyOutline outline;

    @Inject
    Slips slips;

    @Inject
    AttachmentService attachments;

    @Inject
    DraftService drafts;

    @Inject
    FormFlow flow;

    @Inject
    CheckRows rows;

    @Inject
    Pins pins;

    @Inject
    Clock clock;

    TemplateInstance sentAlready(List<CheckRow> written) {
        return Templates.sentAlready(written);
    }

    TemplateInstance start(Left left, Prefill prefill, String notice) {
        return Templates.start(left, prefill, notice);
    }

    Left left(String token) {
        return drafts.find(token)
                .map(d -> new Left(d.inProgress() ? (d.types.isEmpty() ? Step.TYPES : d.reached).address() : null,
                        d.receipt(null, clock.instant()).map(ComplaintDraft.Receipt::number).orElse(null)))
                .orElse(Left.NOTHING);
    }

    TemplateInstance page(Step step, ComplaintDraft draft, FormErrors errors, String token, String key) {
        StepView view = StepView.of(step);
        return switch (step) {
            case TYPES -> Templates.types(view, draft, errors, TYPE_OPTIONS);
            case DETAILS -> Templates.details(view, draft, errors, groups(draft));
            case PLACE -> Templates.place(view, draft, errors, places(), TypedPosition.SYSTEMS, pins.view(draft));
            case WHAT -> Templates.what(view, draft, errors, photos(token),
                    ChinaTime.local(clock.instant()).toString().substring(0, 16));
            case IDENTITY -> Templates.identity(view, draft, errors, IDENTITY_OPTIONS, CONSENT_OPTIONS);
            case CHECK -> check(draft, token, key, Ask.NOTHING);
        };
    }

    TemplateInstance check(ComplaintDraft draft, String token, String key, Ask ask) {
        return Templates.check(StepView.of(Step.CHECK), rows.of(draft, photos(token).size()), mends(draft),
                Townships.OUTSIDE.equals(draft.township), outline.excludes(draft.position()), key, ask);
    }

    TemplateInstance receipt(ComplaintDraft.Receipt receipt, List<String> others) {
        return Templates.receipt(receipt.number(), grouped(receipt), due(receipt), receipt.together(),
                receipt.held(), slip(receipt.number()), others);
    }

    /** The code as people read it aloud. */
    static String grouped(ComplaintDraft.Receipt receipt) {
        return RandomCodes.grouped(receipt.code()).replace('-', ' ');
    }

    /** The day until which the bureau says whether it takes the case, or null. */
    static String due(ComplaintDraft.Receipt receipt) {
        return receipt.dueAcceptance() == null ? null : ChinaTime.day(ChinaTime.dayOf(receipt.dueAcceptance()));
    }

    Slip slip(String number) {
        String signature = slips.sign(number);
        return new Slip(Slips.grouped(signature), "/complaints/track?number=" + number,
                VerifyPages.ROOT + "?number=" + number + "&signature=" + signature);
    }

    private List<Mend> mends(ComplaintDraft draft) {
        return flow.violations(draft).stream()
                .map(v -> new Mend(v.message(), Step.of(v).address() + "#" + Step.root(v.field()))).toList();
    }

    private List<TypeQuestions> groups(ComplaintDraft draft) {
        return draft.pollutionTypes().stream().map(type -> {
            QuestionCatalogue.Entry entry = questions.of(type);
            return new TypeQuestions(type.code(), type.label(), stoppers.of(type), entry.subtypes().stream()
                    .map(o -> new TypeQuestions.Subtype(o, entry.of(o.value()))).toList(), entry.questions(),
                    knowledge.of(type));
        }).toList();
    }

    private List<Option> places() {
        return Stream
                .concat(townships.options().stream(),
                        Stream.of(Option.of(Townships.OUTSIDE, townships.nameOf(Townships.OUTSIDE))))
                .toList();
    }

    private List<PhotoView> photos(String token) {
        return token == null ? List.of() : attachments.photos(drafts.photos(token));
    }

    private static Option hint(PollutionType type, String hint) {
        return new Option(type.code(), type.label(), hint);
    }
}
