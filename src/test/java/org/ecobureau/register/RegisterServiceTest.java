package org.ecobureau.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.ecobureau.audit.AuditLog;
import org.ecobureau.publication.Move;
import org.ecobureau.publication.PublicationService;
import org.ecobureau.register.RegisterService.Origin;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.StaffMember;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class RegisterServiceTest {

    private static final String CODE = "noise-areas";
    private static final Map<String, String> ROW = Map.of("name", "甲区", "zone", "2", "township", "430626111", "boundary", "四至",
            "documentNumber", "平政发〔2026〕1号");

    @Inject
    Clock clock;
    @Inject
    AuditLog audit;
    @Inject
    RegisterKinds kinds;
    @Inject
    RegisterConfig config;
    @Inject
    EntryStore entries;
    @Inject
    Event<RegisterPublished> published;
    @Inject
    Registers registers;
    @Inject
    Heard heard;
    /** Keeps the bean that the pages use in the test application. */
    @Inject
    RegisterService service;

    /** Who else listens when a list changes. */
    @Singleton
    static class Heard {
        private final List<String> codes = new ArrayList<>();

        void on(@Observes RegisterPublished event) {
            codes.add(event.code());
        }
    }

    @BeforeEach
    void nothingThere() {
        Lists.noDrafts(CODE);
        Lists.withdraw(CODE);
        heard.codes.clear();
    }

    @Test
    void aListNeedsRowsSourceDateAndTwoPersons() {
        RegisterVersion draft = as("a", s -> s.draft(CODE, null));
        as("a", s -> s.put(draft.id, lock(draft), null, ROW));
        Problem incomplete = assertThrows(Problem.class, () -> as("a", s -> s.move(draft.id, lock(draft), Move.SUBMIT, null)));
        assertEquals(List.of("source", "listDate"), incomplete.violations().stream().map(v -> v.field()).toList());
        as("b", s -> s.describe(draft.id, lock(draft), new Origin("平江县人民政府", LocalDate.of(2026, 10, 1), null)));
        as("a", s -> s.move(draft.id, lock(draft), Move.SUBMIT, null));
        for (String drafter : List.of("a", "b")) {
            assertEquals(403, assertThrows(Problem.class,
                    () -> as(drafter, s -> s.move(draft.id, lock(draft), Move.APPROVE, null))).status());
        }
        assertFalse(read().published());
        assertEquals(List.of(), heard.codes);
        as("c", s -> s.move(draft.id, lock(draft), Move.APPROVE, null));
        assertEquals(List.of(CODE), heard.codes);
        assertEquals("甲区", read().rows().get(0).text("name"));
        assertEquals("平江县人民政府", read().source());
    }

    @Test
    void theNextVersionStartsFromThePublishedOneAndLeavesItAlone() {
        Lists.of(CODE).row("name", "甲区", "zone", "2").row("name", "乙区", "zone", "1").publish();
        assertEquals(422, assertThrows(Problem.class, () -> as("a", s -> s.draft(CODE, " "))).status());
        RegisterVersion draft = as("a", s -> s.draft(CODE, "乙区撤销"));
        assertEquals(409, assertThrows(Problem.class, () -> as("a", s -> s.draft(CODE, "再来一版"))).status());
        long second = tx(() -> RegisterEntry.of(draft.id)).get(1).id;
        as("a", s -> s.remove(draft.id, lock(draft), second));
        assertEquals(2, read().rows().size());
        as("a", s -> s.move(draft.id, lock(draft), Move.SUBMIT, null));
        as("c", s -> s.move(draft.id, lock(draft), Move.APPROVE, null));
        assertEquals(List.of("甲区"), read().rows().stream().map(RegisterRow::key).toList());
    }

    @Test
    void aRowWithAKeyThatIsThereIsRefused() {
        Lists.of(CODE).row("name", "甲区", "zone", "2").publish();
        RegisterVersion draft = as("a", s -> s.draft(CODE, "改正"));
        Problem twice = assertThrows(Problem.class, () -> as("a", s -> s.put(draft.id, lock(draft), null, ROW)));
        assertEquals("name", twice.violations().get(0).field());
        long id = tx(() -> RegisterEntry.of(draft.id)).get(0).id;
        as("a", s -> s.put(draft.id, lock(draft), id, ROW));
        assertEquals("四至", tx(() -> RegisterEntry.of(draft.id)).get(0).row().text("boundary"));
    }

    @Test
    void whoReadAnOlderStateIsToldSo() {
        RegisterVersion draft = as("a", s -> s.draft(CODE, null));
        int read = lock(draft);
        as("a", s -> s.put(draft.id, read, null, ROW));
        assertEquals(409, assertThrows(Problem.class, () -> as("b", s -> s.put(draft.id, read, null, ROW))).status());
    }

    @Test
    void aListTakenDownIsGoneAndCanStartAgain() {
        Lists.of(CODE).row("name", "甲区", "zone", "2").publish();
        RegisterVersion shown = tx(() -> RegisterVersion.shown(CODE).orElseThrow());
        as("a", s -> s.move(shown.id, lock(shown), Move.ASK_WITHDRAWAL, "不是最新的"));
        assertTrue(read().published());
        assertEquals(403,
                assertThrows(Problem.class, () -> as("a", s -> s.move(shown.id, lock(shown), Move.WITHDRAW, null))).status());
        heard.codes.clear();
        as("c", s -> s.move(shown.id, lock(shown), Move.WITHDRAW, null));
        assertFalse(read().published());
        assertEquals(List.of(CODE), heard.codes);
        assertEquals(0, as("a", s -> s.draft(CODE, null)).rowCount);
    }

    /** The service as one person uses it, in a transaction of its own. */
    private RegisterVersion as(String person, Function<RegisterService, RegisterVersion> work) {
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
        return tx(() -> work.apply(
                new RegisterService(new PublicationService(clock, member, audit), kinds, config, entries, published)));
    }

    private int lock(RegisterVersion version) {
        return tx(() -> RegisterVersion.read(version.id).orElseThrow().publication.lockVersion());
    }

    private PublishedRegister read() {
        return tx(() -> registers.published(CODE));
    }

    private static <T> T tx(java.util.concurrent.Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }
}
