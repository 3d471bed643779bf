package org.ecobureau.notify;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.ecobureau.audit.AuditLog;
import org.ecobureau.notify.OutboxMessage.State;
import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.DeskEntry;
import org.ecobureau.staff.Roles;
import org.ecobureau.staff.StaffMember;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** What was sent, what waits, what could not be delivered; and the words of the messages. No address is ever shown. */
@Path(OutboxPages.PATH)
@RolesAllowed(Roles.ADMIN)
@NoStore
@Produces(MediaType.TEXT_HTML)
public class OutboxPages {
    static final String PATH = "/staff/outbox";
    private static final int PAGE = 50;
    private static final int MOST_SUBJECT = 200;
    private static final int MOST_BODY = 2000;

    /** A tab with its count. */
    public record Tab(String label, long count, String href, boolean current) {
    }

    /** One message. */
    public record Line(long id, Instant created, String medium, String title, String about, int attempts, Instant next,
            String error, boolean dead, boolean queued) {
    }

    /** One template as it stands or was typed. */
    public record TemplateView(String code, String medium, String mediumLabel, String title, List<String> placeholders,
            String subject, String body, long version, String changedBy, Instant changedAt) {

        static TemplateView of(MessageTemplate t) {
            return new TemplateView(t.code, t.medium.name().toLowerCase(Locale.ROOT), t.medium.label(), t.title,
                    t.known().stream().map(p -> "{" + p + "}").toList(), t.subject, t.body, t.version, t.changedBy,
                    t.changedAt);
        }
    }

    @CheckedTemplate(basePath = "notify", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance outbox(List<Tab> tabs, List<Line> lines, String next, List<String> off, String done);

        static native TemplateInstance words(List<TemplateView> templates, String done);

        static native TemplateInstance word(TemplateView template, FormErrors errors);
    }

    /** The way here from the staff home page. */
    @ApplicationScoped
    public static class Entry implements DeskEntry.Source {
        @Override
        public DeskEntry entry() {
            return new DeskEntry("发出的消息", PATH, "邮件、短信和接口回调：等待、已发送、发送失败的，以及消息的文字", Set.of(Roles.ADMIN));
        }
    }

    @Inject
    Outbox outbox;

    @Inject
    StaffMember me;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    @GET
    @Transactional
    public TemplateInstance list(@QueryParam("state") String state, @QueryParam("before") Long before,
            @QueryParam("done") String done) {
        State shown = state == null ? State.DEAD
                : Arrays.stream(State.values()).filter(s -> s.name().equalsIgnoreCase(state)).findFirst()
                        .orElseThrow(() -> Problem.badParameter("state", "没有这个状态"));
        List<OutboxMessage> found = OutboxMessage.page(shown, before == null ? Long.MAX_VALUE : before, PAGE + 1);
        boolean more = found.size() > PAGE;
        List<OutboxMessage> page = more ? found.subList(0, PAGE) : found;
        List<Tab> tabs = List.of(State.DEAD, State.QUEUED, State.SENT, State.CANCELLED).stream()
                .map(s -> new Tab(s.label(), OutboxMessage.count("state", s),
                        PATH + "?state=" + s.name().toLowerCase(Locale.ROOT),
                        s == shown))
                .toList();
        List<String> off = Arrays.stream(Medium.values()).filter(m -> !outbox.sends(m)).map(Medium::label).toList();
        return Templates.outbox(tabs, page.stream().map(OutboxPages::line).toList(),
                more ? PATH + "?state=" + shown.name().toLowerCase(Locale.ROOT) + "&before=" + page.get(PAGE - 1).id : null,
                off,
                switch (done == null ? "" : done) {
                    case "retry" -> "已重新排队，稍后再发。";
                    case "cancel" -> "已取消，收件地址和内容已清除。";
                    default -> null;
                });
    }

    private static Line line(OutboxMessage m) {
        return new Line(m.id, m.createdAt, m.medium.label(), m.template, m.about, m.attempts, m.nextAt, m.lastError,
                m.state == State.DEAD, m.state == State.QUEUED);
    }

    @POST
    @Path("{id}/retry")
    @Transactional
    public Response retry(@PathParam("id") long id) {
        return changed(OutboxMessage.retry(id, clock.instant()), id, "retry");
    }

    @POST
    @Path("{id}/cancel")
    @Transactional
    public Response cancel(@PathParam("id") long id) {
        return changed(OutboxMessage.cancel(id, clock.instant()), id, "cancel");
    }

    private Response changed(boolean done, long id, String what) {
        if (OutboxMessage.findByIdOptional(id).isEmpty()) {
            throw Problem.notFound();
        }
        if (!done) {
            throw Problem.conflict("这条消息的状态刚刚变了，请刷新页面再看。");
        }
        audit.record("outbox." + what, "message:" + id, null);
        return Response.seeOther(URI.create(PATH + "?done=" + what)).build();
    }

    @GET
    @Path("templates")
    @Transactional
    public TemplateInstance words(@QueryParam("done") String done) {
        return Templates.words(MessageTemplate.everything().stream().map(TemplateView::of).toList(),
                "saved".equals(done) ? "已保存，以后的消息用新的文字。" : null);
    }

    @GET
    @Path("templates/{code}/{medium}")
    @Transactional
    public TemplateInstance word(@PathParam("code") String code, @PathParam("medium") String medium) {
        return Templates.word(TemplateView.of(template(code, medium)), new FormErrors());
    }

    /** A text with a placeholder that nobody fills in is refused, so that none is ever sent with a hole. */
    @POST
    @Path("templates/{code}/{medium}")
    @Transactional
    public Response save(@PathParam("code") String code, @PathParam("medium") String medium,
            @FormParam("subject") String subject, @FormParam("body") String body, @FormParam("version") Long version) {
        MessageTemplate t = template(code, medium);
        FormErrors errors = new FormErrors();
        check(t, "subject", "标题", subject, MOST_SUBJECT, errors);
        check(t, "body", "正文", body, MOST_BODY, errors);
        if (errors.isEmpty() && (version == null || version != t.version)) {
            errors.add("", "别人刚刚改过这段文字。下面是您填写的，请对照最新文字后再保存。");
        }
        if (!errors.isEmpty()) {
            TemplateView stored = TemplateView.of(t);
            return Response.status(422).entity(Templates.word(new TemplateView(stored.code(), stored.medium(),
                    stored.mediumLabel(), stored.title(), stored.placeholders(), subject == null ? "" : subject,
                    body == null ? "" : body, t.version, stored.changedBy(), stored.changedAt()), errors)).build();
        }
        t.subject = Nfc.clean(subject);
        t.body = Nfc.clean(body);
        t.changedBy = me.username();
        t.changedAt = clock.instant();
        audit.record("outbox.template", code + " " + t.medium, null);
        return Response.seeOther(URI.create(PATH + "/templates?done=saved")).build();
    }

    private static void check(MessageTemplate t, String field, String label, String typed, int most, FormErrors errors) {
        String text = Nfc.clean(typed);
        if (text == null) {
            errors.add(field, "请填写" + label);
        } else if (Nfc.length(text) > most) {
            errors.add(field, label + "最多 " + most + " 个字");
        } else if (!t.unknown(text).isEmpty()) {
            errors.add(field, "没有这个占位符：" + String.join("、", t.unknown(text)) + "。能用的只有 {"
                    + String.join("}、{", t.known()) + "}");
        }
    }

    private static MessageTemplate template(String code, String medium) {
        return Arrays.stream(Medium.values()).filter(m -> m.name().equalsIgnoreCase(medium)).findFirst()
                .flatMap(m -> MessageTemplate.of(code, m)).orElseThrow(Problem::notFound);
    }
}
