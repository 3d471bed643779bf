package org.ecobureau.eia;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.attachment.AttachmentOwner;
import org.ecobureau.attachment.AttachmentService;
import org.ecobureau.attachment.AttachmentView;
import org.ecobureau.calendar.WorkCalendar;
import org.ecobureau.eia.NoticeView.Change;
import org.ecobureau.eia.NoticeView.Correction;
import org.ecobureau.eia.NoticeView.DocumentView;
import org.ecobureau.eia.NoticeView.Step;
import org.ecobureau.region.Townships;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Problem;

/** Turns published notices into what pages and the API show; also draws the preview of a draft, for staff only. */
@ApplicationScoped
public class NoticeBoard {

    private final Clock clock;
    private final WorkCalendar calendar;
    private final Townships townships;
    private final LegalTexts texts;
    private final AttachmentService attachments;

    @Inject
    public NoticeBoard(Clock clock, WorkCalendar calendar, Townships townships, LegalTexts texts,
            AttachmentService attachments) {
        this.attachments = attachments;
        this.clock = clock;
        this.calendar = calendar;
        this.townships = townships;
        this.texts = texts;
    }

    /** The notices open today, the last to close first; for pages of others that lead here. */
    public List<NoticeItem> openNow(int most) {
        return items(PublicNotice.list(new NoticeFilter(null, true, null, null, null, today()), most));
    }

    /** Lines of a list, in the order given. */
    List<NoticeItem> items(List<PublicNotice> notices) {
        return notices.stream().map(n -> new NoticeItem(n.noticeId, n.facts.projectName(), n.stage.label(),
                townships.nameOf(n.facts.township()), n.facts.builder(), status(n.facts.period()),
                colour(n.facts.period()), left(n.stage, n.facts.period()))).toList();
    }

    /** The page of a notice that is published now. */
    NoticeView view(PublicNotice notice) {
        List<PublicNotice> versions = PublicNotice.versions(notice.noticeId);
        Map<Long, List<EiaDocument>> documents = documents(versions.stream().map(v -> v.id).toList());
        List<Correction> corrections = new ArrayList<>();
        for (int i = 1; i < versions.size(); i++) {
            PublicNotice before = versions.get(i - 1);
            PublicNotice after = versions.get(i);
            List<Change> changes = new ArrayList<>(
                    rows(after.stage, after.facts).changesSince(rows(before.stage, before.facts)));
            changes.addAll(documentChanges(documents.get(before.id), documents.get(after.id)));
            corrections.add(0, new Correction(after.publishedAt, after.reason, changes));
        }
        return view(notice.noticeId, notice.projectId, notice.stage, notice.facts,
                documentViews("/eia/notices/" + notice.noticeId, documents.get(notice.id), Map.of()), corrections,
                notice.publishedAt);
    }

    /** The page as it will look; its documents are served to staff. */
    public NoticeView preview(EiaVersion version) {
        return view(version.notice.id, version.notice.projectId, version.notice.stage, version.facts,
                documentViews("/staff/eia/versions/" + version.id, EiaDocument.of(version.id), scans(version.notice.id)),
                List.of(), null);
    }

    /** What keeps files of a notice from being opened. */
    private Map<UUID, String> scans(long noticeId) {
        return attachments.files(new AttachmentOwner(EiaService.KIND, noticeId)).stream().filter(f -> !f.clean())
                .collect(Collectors.toMap(AttachmentView::id, f -> f.state().label()));
    }

    private NoticeView view(long id, long projectId, Stage stage, NoticeFacts facts, List<DocumentView> documents,
            List<Correction> corrections, Instant publishedAt) {
        NoticePeriod period = facts.period();
        FactRows rows = rows(stage, facts);
        boolean closed = period != null && period.phase(today()) == NoticePeriod.Phase.CLOSED;
        return new NoticeView(id, projectId, facts.projectName(), stage.label(), status(period), colour(period),
                left(stage, period), rows.all(), rows.sections(), documents, texts.basis(stage, facts),
                texts.hearing(stage, facts), texts.remedies(stage, facts), stage != Stage.DECISION && !closed,
                steps(projectId, id, stage), corrections, publishedAt);
    }

    private List<Step> steps(long projectId, long noticeId, Stage shown) {
        List<PublicNotice> all = PublicNotice.ofProject(projectId);
        return Arrays.stream(Stage.values()).map(stage -> {
            PublicNotice latest = all.stream().filter(n -> n.stage == stage)
                    .max(Comparator.comparing((PublicNotice n) -> n.facts.periodFirst())).orElse(null);
            if (stage == shown) {
                return new Step(stage.step(), "now", null, "本页");
            }
            if (latest == null) {
                return new Step(stage.step(), "todo", null, "尚未发布");
            }
            return new Step(stage.step(), "done", "/eia/notices/" + latest.noticeId, status(latest.facts.period()));
        }).toList();
    }

    /** The project as the public knows it; 404 while none of its notices has been published. */
    ProjectView project(long projectId) {
        List<PublicNotice> notices = PublicNotice.ofProject(projectId);
        List<WithdrawnNotice> withdrawn = WithdrawnNotice.ofProject(projectId);
        if (notices.isEmpty() && withdrawn.isEmpty()) {
            throw Problem.notFound("没有这个项目，或者它还没有发布过公示。");
        }
        List<ProjectView.Entry> entries = new ArrayList<>();
        notices.forEach(n -> entries.add(new ProjectView.Entry("/eia/notices/" + n.noticeId, n.stage.label(),
                status(n.facts.period()), colour(n.facts.period()),
                ChinaTime.day(n.facts.periodFirst()) + "至" + ChinaTime.day(n.facts.periodLast()), note(n))));
        withdrawn.forEach(n -> entries.add(new ProjectView.Entry("/eia/notices/" + n.id, n.stage.label(), "已撤回", "red",
                ChinaTime.day(ChinaTime.dayOf(n.endedAt)) + "撤回", n.endedReason)));
        if (notices.isEmpty()) {
            return new ProjectView(projectId, withdrawn.get(0).projectName, List.of(), entries);
        }
        PublicNotice latest = notices.get(notices.size() - 1);
        return new ProjectView(projectId, latest.facts.projectName(), rows(latest.stage, latest.facts).project(), entries);
    }

    private static String note(PublicNotice notice) {
        return switch (notice.stage) {
            case ACCEPTANCE -> null;
            case PROPOSED -> notice.facts.outcome().label(Stage.PROPOSED);
            case DECISION -> notice.facts.outcome().label(Stage.DECISION) + "，" + notice.facts.documentNumber();
        };
    }

    /** Files by version; a version without files has an empty list. */
    static Map<Long, List<EiaDocument>> documents(Collection<Long> versionIds) {
        Map<Long, List<EiaDocument>> found = EiaDocument.of(versionIds).stream()
                .collect(Collectors.groupingBy(d -> d.versionId));
        return versionIds.stream().collect(Collectors.toMap(id -> id, id -> found.getOrDefault(id, List.of())));
    }

    private static List<DocumentView> documentViews(String owner, List<EiaDocument> documents, Map<UUID, String> scans) {
        return documents.stream().map(d -> new DocumentView(d.id, d.kind.label(), d.name,
                owner + "/documents/" + d.attachmentId, FileSize.words(d.bytes), d.sha256, scans.get(d.attachmentId)))
                .toList();
    }

    private static List<Change> documentChanges(List<EiaDocument> before, List<EiaDocument> after) {
        String old = fingerprints(before);
        String now = fingerprints(after);
        return Objects.equals(old, now) ? List.of() : List.of(new Change("文件", old, now));
    }

    private static String fingerprints(List<EiaDocument> documents) {
        return documents.stream().map(d -> d.name + "（SHA-256 " + d.sha256 + "）").collect(Collectors.joining("\n"));
    }

    private FactRows rows(Stage stage, NoticeFacts facts) {
        return new FactRows(stage, facts, townships, today());
    }

    /** Whether a period runs today; false without a period. */
    public boolean open(NoticePeriod period) {
        return period != null && period.open(today());
    }

    /** How long a notice is open, in words; null without a period. */
    public String left(Stage stage, NoticePeriod period) {
        return period == null ? null : DaysLeft.words(calendar, stage, period, today());
    }

    private String status(NoticePeriod period) {
        return period == null ? "公示期未定" : switch (period.phase(today())) {
            case UPCOMING -> "即将公示";
            case OPEN -> "公示中";
            case CLOSED -> "已结束";
        };
    }

    private String colour(NoticePeriod period) {
        return period == null ? "grey" : switch (period.phase(today())) {
            case UPCOMING -> "blue";
            case OPEN -> "green";
            case CLOSED -> "grey";
        };
    }

    LocalDate today() {
        return ChinaTime.today(clock);
    }
}
