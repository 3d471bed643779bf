package org.ecobureau.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.inject.Inject;

import org.ecobureau.audit.AuditLog;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.StaffMember;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class PublicationServiceTest {

    private static final String KIND = "test";

    @Inject
    Clock clock;

    @Inject
    AuditLog audit;

    private final String subject = UUID.randomUUID().toString();

    /** The service as one person uses it, in a transaction of its own. */
    private Publication as(String person, java.util.function.Function<PublicationService, Publication> work) {
        StaffMember member = new StaffMember() {
            @Override
            public String username() {
                return person;
            }

            @Override
            public String displayName() {
                return "发布员" + person;
            }
        };
        return tx(() -> work.apply(new PublicationService(clock, member, audit)));
    }

    private static <T> T tx(Supplier<T> work) {
        return QuarkusTransaction.requiringNew().call(work::get);
    }

    private static Publication fresh(Publication p) {
        return tx(() -> Publication.<Publication> findById(p.id));
    }

    private Publication move(String person, Publication p, Move move, String reason) {
        int lock = fresh(p).lockVersion();
        return as(person, s -> s.move(p.id, lock, move, reason));
    }

    private Publication submitted() {
        Publication draft = as("a", s -> s.create(KIND, subject));
        as("b", s -> s.edit(draft.id, fresh(draft).lockVersion()));
        return move("a", draft, Move.SUBMIT, null);
    }

    private Publication published() {
        return move("c", submitted(), Move.APPROVE, null);
    }

    private static void refused(int status, Runnable work) {
        assertEquals(status, assertThrows(Problem.class, work::run).status());
    }

    @Test
    void nobodyWhoWroteOnAVersionApprovesOrReturnsIt() {
        Publication waiting = submitted();
        for (String drafter : List.of("a", "b")) {
            refused(403, () -> move(drafter, waiting, Move.APPROVE, null));
            refused(403, () -> move(drafter, waiting, Move.SEND_BACK, "不行"));
        }
        refused(403, () -> move("c", waiting, Move.RECALL, null));
        assertEquals(State.SUBMITTED, fresh(waiting).state());
        assertNull(fresh(waiting).publishedAt());
        assertEquals(State.PUBLISHED, move("c", waiting, Move.APPROVE, null).state());
        assertNotNull(fresh(waiting).publishedAt());
    }

    @Test
    void whoChangesAReturnedDraftBecomesADrafterToo() {
        Publication waiting = submitted();
        move("c", waiting, Move.SEND_BACK, "缺少文号");
        as("c", s -> s.edit(waiting.id, fresh(waiting).lockVersion()));
        move("a", waiting, Move.SUBMIT, null);
        refused(403, () -> move("c", waiting, Move.APPROVE, null));
        assertEquals(State.PUBLISHED, move("d", waiting, Move.APPROVE, null).state());
    }

    @Test
    void approvalOfAnotherTextThanTheOneReadIsRefused() {
        Publication waiting = submitted();
        int read = fresh(waiting).lockVersion();
        move("a", waiting, Move.RECALL, null);
        as("a", s -> s.edit(waiting.id, fresh(waiting).lockVersion()));
        move("a", waiting, Move.SUBMIT, null);
        refused(409, () -> as("c", s -> s.move(waiting.id, read, Move.APPROVE, null)));
        assertEquals(State.SUBMITTED, fresh(waiting).state());
    }

    @Test
    void editOfAnythingButADraftIsRefused() {
        Publication waiting = submitted();
        refused(409, () -> as("a", s -> s.edit(waiting.id, fresh(waiting).lockVersion())));
    }

    @Test
    void correctionReplacesTheFormerVersionAndKeepsItWithTheReason() {
        Publication first = published();
        Publication second = as("a", s -> s.correct(KIND, subject, "文号写错"));
        assertEquals(2, second.versionNo);
        assertEquals(State.PUBLISHED, fresh(first).state());
        move("a", second, Move.SUBMIT, null);
        refused(403, () -> move("a", second, Move.APPROVE, null));
        move("b", second, Move.APPROVE, null);
        assertEquals(State.CORRECTED, fresh(first).state());
        assertEquals("文号写错", fresh(first).endedReason());
        assertEquals(State.PUBLISHED, fresh(second).state());
    }

    @Test
    void onlyOneCorrectionAtATimeAndOnlyOfWhatIsPublished() {
        published();
        as("a", s -> s.correct(KIND, subject, "第一份"));
        refused(409, () -> as("b", s -> s.correct(KIND, subject, "第二份")));
        refused(409, () -> as("b", s -> s.correct(KIND, UUID.randomUUID().toString(), "没有发布过")));
    }

    @Test
    void withdrawalNeedsAReasonAndASecondPerson() {
        Publication shown = published();
        refused(422, () -> move("a", shown, Move.ASK_WITHDRAWAL, " "));
        move("a", shown, Move.ASK_WITHDRAWAL, "项目取消");
        assertTrue(fresh(shown).state().shown());
        refused(403, () -> move("a", shown, Move.WITHDRAW, null));
        move("b", shown, Move.KEEP, null);
        assertNull(fresh(shown).endedReason());
        move("b", shown, Move.ASK_WITHDRAWAL, "项目取消");
        move("a", shown, Move.WITHDRAW, null);
        assertEquals(State.WITHDRAWN, fresh(shown).state());
        assertEquals("项目取消", fresh(shown).endedReason());
    }

    @Test
    void everyMoveLeavesOneRow() {
        Publication shown = published();
        List<PublicationEvent> events = tx(() -> PublicationEvent.of(shown.id));
        assertEquals(List.of(Move.CREATE, Move.SUBMIT, Move.APPROVE), events.stream().map(e -> e.move).toList());
        assertEquals(List.of("a", "a", "c"), events.stream().map(e -> e.actor).toList());
        assertEquals(State.SUBMITTED, events.get(2).fromState);
        assertEquals(State.PUBLISHED, events.get(2).toState);
    }

    @Test
    void moveThatTheStateDoesNotAllowSaysSo() {
        Publication draft = as("a", s -> s.create(KIND, subject));
        Problem problem = assertThrows(Problem.class, () -> move("b", draft, Move.APPROVE, null));
        assertEquals(409, problem.status());
        assertTrue(problem.getMessage().contains("草稿"), problem.getMessage());
    }
}
