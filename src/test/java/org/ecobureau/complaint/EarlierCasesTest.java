package org.ecobureau.complaint;

import static org.ecobureau.complaint.CaseFixture.INTAKE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** What speaks against an enterprise is what people reported, not what a machine poured in. */
@QuarkusTest
class EarlierCasesTest {

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    @Inject
    CaseReader reader;

    @Inject
    EarlierCases earlier;

    private final String enterprise = "平江" + UUID.randomUUID().toString().substring(0, 8) + "化工厂";

    private String registered(String... flags) {
        NewCase made = fixture.checked(Forms.anonymous());
        NewCase about = new NewCase(made.types(), made.subtypes(), made.description(), null, "430626111", null, null, null,
                enterprise, made.identity(), made.contact(), made.answers(), made.publicConsent());
        return cases.register(about, new CaseService.Origin(Channel.WEB, null, List.of(flags)), Actor.reporter()).number();
    }

    private long counted(String number) {
        return earlier.before(reader.forReceipt(number), INTAKE).sameEnterprise();
    }

    @Test
    void junkAndWhatNobodyHasLookedAtDoNotCount() {
        String real = registered();
        String flood = registered(Suspicion.ADDRESS_LIMIT.code());
        String junk = registered(Suspicion.ADDRESS_LIMIT.code());
        cases.move(junk,
                CaseMove.of(CaseAction.MARK_SPAM).with(Datum.REASON, RefusalReason.of(CaseAction.MARK_SPAM).get(0).code()),
                INTAKE);
        String asked = registered();
        assertEquals(CaseStatus.HELD, reader.forReceipt(flood).status());
        assertEquals(CaseStatus.SPAM, reader.forReceipt(junk).status());
        assertEquals(1, counted(asked), real);
        cases.move(flood, CaseMove.of(CaseAction.ADMIT), INTAKE);
        assertEquals(2, counted(asked), "looked at and let in");
    }
}
