package org.ecobureau.complaint.transfer;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.ecobureau.audit.AuditActor;
import org.ecobureau.audit.AuditLog;
import org.ecobureau.complaint.Actor;
import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseMove;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.CaseSheet;
import org.ecobureau.complaint.ClockReading;
import org.ecobureau.complaint.ComplaintForm;
import org.ecobureau.complaint.ComplaintRules;
import org.ecobureau.complaint.Datum;
import org.ecobureau.complaint.NewCase;
import org.ecobureau.complaint.QuestionCatalogue;
import org.ecobureau.complaint.transfer.TransferClients.Client;
import org.ecobureau.region.Townships;
import org.ecobureau.shared.seal.Macs;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Idempotency;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.SiteConfig;
import org.ecobureau.shared.web.Violation;
import org.hibernate.exception.ConstraintViolationException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** Takes matters of clients, and what their reporters write afterwards. A matter that was taken before is taken once. */
@ApplicationScoped
class TransferService {

    private static final String PURPOSE = "transfer body";

    @Inject
    CaseService cases;

    @Inject
    CaseReader reader;

    @Inject
    QuestionCatalogue questions;

    @Inject
    Townships townships;

    @Inject
    Idempotency idempotency;

    @Inject
    Macs macs;

    @Inject
    AuditLog audit;

    @Inject
    ObjectMapper mapper;

    @Inject
    SiteConfig site;

    @Inject
    Clock clock;

    /**
     * What a client gets for its matter.
     *
     * @param receiptCode for the reporter; only while the first answer is repeated (24 hours), afterwards null: it is stored
     *        nowhere
     * @param dueAcceptance until when the bureau tells whether it takes the case; null where that clock does not run
     * @param dueReturn until when the bureau may give it back; null where it may not
     * @param dueAnswer until when the channel itself wants an answer; null where it says nothing
     */
    public record Taken(String number, String reference, String receiptCode, OffsetDateTime dueAcceptance,
            OffsetDateTime dueReturn, OffsetDateTime dueAnswer, String trackUrl) {
    }

    /** A message as it was taken. */
    public record MessageTaken(String number, String messageId, OffsetDateTime at) {
    }

    private record Checked(String reference, NewCase made, Instant receivedAt) {
    }

    /**
     * Registers a matter.
     *
     * @throws Problem 422 with violations, also for a reference that was taken with other content; 409 when the matter came in
     *         another way
     */
    Response take(Client client, TransferForm form) {
        Checked checked = check(form);
        byte[] canonical = bytes(form);
        String bodyHash = CallNonces.sha256(canonical);
        QuarkusTransaction.requiringNew().run(() -> refuseIfChanged(client, checked, bodyHash));
        try {
            return idempotency.once("transfer " + client.id(), CallNonces.sha256(checked.reference()), canonical,
                    () -> register(client, checked, bodyHash));
        } catch (ConstraintViolationException twice) {
            throw (Problem) Problem.conflict("同一来源编号刚刚由别的途径登记，请稍后再发一次。").initCause(twice);
        }
    }

    private Checked check(TransferForm form) {
        if (form == null) {
            throw Problem.badRequest("请求没有内容。请按接口说明发送 JSON。");
        }
        Instant now = clock.instant();
        List<Violation> violations = new ArrayList<>();
        String reference = form.reference(violations);
        Instant received = form.received(now, violations);
        ComplaintForm complaint = form.asked();
        if (complaint == null) {
            violations.add(new Violation("complaint", "请填写投诉内容。"));
            throw Problem.unprocessable("请检查标出的内容。", violations);
        }
        ComplaintRules.Outcome outcome = ComplaintRules.check(complaint, questions, townships::isKnown, now);
        outcome.violations().forEach(v -> violations.add(new Violation("complaint." + v.field(), v.message())));
        if (!violations.isEmpty()) {
            throw Problem.unprocessable("请检查标出的内容。", violations);
        }
        return new Checked(reference, outcome.newCase(), received);
    }

    private Response register(Client client, Checked checked, String bodyHash) {
        refuseIfChanged(client, checked, bodyHash);
        Optional<TransferCase> earlier = TransferCase.byReference(client.id(), checked.reference());
        if (earlier.isPresent()) {
            return Response.ok(taken(earlier.get(), null)).type(MediaType.APPLICATION_JSON_TYPE).build();
        }
        CaseService.Registered registered = cases.register(checked.made(),
                new CaseService.Origin(client.channel(), checked.reference(), List.of(), checked.receivedAt()),
                Actor.transfer(client.id()));
        TransferCase row = new TransferCase();
        row.number = registered.number();
        row.client = client.id();
        row.reference = checked.reference();
        row.bodyMac = macs.mac(PURPOSE, bodyHash);
        row.takenAt = clock.instant();
        row.persist();
        record(client, "transfer.taken", row.number);
        return Response.created(URI.create(TransferApi.PATH + "/" + row.number)).entity(taken(row, registered.receiptCode()))
                .type(MediaType.APPLICATION_JSON_TYPE).build();
    }

    private void refuseIfChanged(Client client, Checked checked, String bodyHash) {
        boolean changed = TransferCase.byReference(client.id(), checked.reference())
                .filter(row -> !macs.matches(PURPOSE, bodyHash, row.bodyMac)).isPresent();
        if (changed) {
            throw Problem.unprocessable("请检查标出的内容。",
                    List.of(new Violation("reference", "这个来源编号已经转来过，内容与这次不同。补充情况请发留言，不要改动原件。")));
        }
    }

    private Taken taken(TransferCase row, String code) {
        CaseSheet sheet = reader.forReceipt(row.number);
        OffsetDateTime answer = sheet.clocks().stream().filter(c -> c.kind() == ClockReading.Kind.ANSWER).findFirst()
                .map(c -> ChinaTime.offset(c.due())).orElse(null);
        return new Taken(row.number, row.reference, code, due(sheet, ClockReading.Kind.ACCEPTANCE),
                due(sheet, ClockReading.Kind.RETURN), answer, site.baseUrl() + "/complaints/track?number=" + row.number);
    }

    private static OffsetDateTime due(CaseSheet sheet, ClockReading.Kind kind) {
        return sheet.clocks().stream().filter(c -> c.kind() == kind).findFirst().map(c -> ChinaTime.offset(c.due()))
                .orElse(null);
    }

    /** How a matter of this client stands; 404 for any other. */
    TransferStatus status(Client client, String number) {
        TransferCase row = own(client, number);
        return TransferStatus.of(row.reference, reader.followed(number));
    }

    /**
     * Passes on what the reporter wrote to the client.
     *
     * @throws Problem 404 not a matter of this client, 422 no text or too long, or another text under the same id
     */
    Response message(Client client, String number, MessageForm form) {
        own(client, number);
        if (form == null || form.messageId() == null || !form.messageId().matches("[\\x21-\\x7e]{1,64}")) {
            throw Problem.unprocessable("请检查标出的内容。",
                    List.of(new Violation("messageId", "请给每条留言一个编号：1 到 64 个可见的 ASCII 字符，重发时不变。")));
        }
        return idempotency.once("transfer message " + number, form.messageId(), bytes(form), () -> {
            cases.move(number, CaseMove.of(CaseAction.MESSAGE_FROM_REPORTER).with(Datum.TEXT, form.text()), Actor.reporter());
            record(client, "transfer.message", number);
            return Response.status(Response.Status.CREATED)
                    .entity(new MessageTaken(number, form.messageId(), ChinaTime.offset(clock.instant())))
                    .type(MediaType.APPLICATION_JSON_TYPE).build();
        });
    }

    private static TransferCase own(Client client, String number) {
        return Optional.ofNullable(number).flatMap(n -> TransferCase.own(client.id(), n))
                .orElseThrow(() -> Problem.notFound("没有您转来的这一件，请核对编号。"));
    }

    private void record(Client client, String kind, String number) {
        audit.record(new AuditActor("transfer:" + client.id(), Actor.TRANSFER), kind, number, null);
    }

    private byte[] bytes(Object form) {
        try {
            return mapper.writeValueAsBytes(form);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read as JSON cannot be written as JSON", e);
        }
    }
}
