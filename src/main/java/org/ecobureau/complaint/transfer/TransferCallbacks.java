package org.ecobureau.complaint.transfer;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.CaseSheet;
import org.ecobureau.complaint.CaseStepTaken;
import org.ecobureau.notify.MachineCall;
import org.ecobureau.notify.Medium;
import org.ecobureau.notify.Outbox;
import org.ecobureau.shared.time.ChinaTime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Tells clients of milestones of their matters, in the transaction in which they are reached. A call carries numbers, step and
 * status: no words anybody wrote and no person.
 */
@ApplicationScoped
class TransferCallbacks {

    private static final Set<CaseAction> MILESTONES = EnumSet.of(CaseAction.ACCEPT, CaseAction.REFUSE, CaseAction.PASS_ON,
            CaseAction.RETURN_TO_SOURCE, CaseAction.MERGE, CaseAction.UNMERGE, CaseAction.EXTEND, CaseAction.APPROVE_ANSWER,
            CaseAction.STAGE_CLOSE, CaseAction.CLOSE, CaseAction.REOPEN, CaseAction.WITHDRAW, CaseAction.LEAVE);
    private static final String KIND = "transfer-milestone";

    @Inject
    TransferClients clients;

    @Inject
    CaseReader reader;

    @Inject
    Outbox outbox;

    @Inject
    ObjectMapper mapper;

    /**
     * The body of a call.
     *
     * @param id the same at every attempt
     * @param event what happened, as on the reporter's time line
     */
    public record Milestone(String id, String event, String number, String reference, String status, String statusLabel,
            OffsetDateTime at) {
    }

    void onStep(@Observes CaseStepTaken step) {
        if (!MILESTONES.contains(step.action()) || !clients.anyCallback()) {
            return;
        }
        // That one reporter withdrew is no news of the others.
        List<String> numbers = new ArrayList<>(
                step.action() == CaseAction.LEAVE ? List.of() : reader.mergedInto(step.number()));
        numbers.add(step.number());
        for (TransferCase matter : TransferCase.of(numbers)) {
            if (clients.byId(matter.client).filter(c -> c.callback() != null).isPresent()) {
                call(matter, step);
            }
        }
    }

    private void call(TransferCase matter, CaseStepTaken step) {
        CaseSheet sheet = reader.forReceipt(matter.number);
        String id = UUID.randomUUID().toString();
        Milestone milestone = new Milestone(id, step.action().publicCode(), matter.number, matter.reference,
                sheet.shown().code(), sheet.shown().label(), ChinaTime.offset(step.at()));
        try {
            outbox.add(new MachineCall(id, Medium.WEBHOOK, matter.client, KIND, mapper.writeValueAsString(milestone),
                    matter.number));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a milestone cannot be written as JSON", e);
        }
    }
}
