package org.ecobureau.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** A time line under a merged receipt reads from the top to the bottom. */
@QuarkusTest
class FollowedOrderTest {

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    @Inject
    CaseReader reader;

    @Test
    void ownStepsAndThoseOfTheMainCaseStandInTheOrderTheyHappened() {
        String main = fixture.registered().number();
        String merged = fixture.registered().number();
        fixture.bring(main, CaseStatus.ACCEPTED);
        cases.move(merged, CaseMove.of(CaseAction.MERGE).with(Datum.OTHER_NUMBER, main), CaseFixture.INTAKE);
        fixture.bring(main, CaseStatus.ANSWERED);
        cases.move(merged, CaseMove.of(CaseAction.RATE).with(Datum.RATING, "satisfied"), Actor.reporter());
        fixture.bring(main, CaseStatus.CLOSED);
        assertEquals(List.of(CaseAction.REGISTER, CaseAction.MERGE, CaseAction.ASSIGN, CaseAction.START_INVESTIGATION,
                CaseAction.APPROVE_ANSWER, CaseAction.RATE, CaseAction.CLOSE),
                reader.followed(merged).steps().map(CaseSheet.Event::action).toList());
    }
}
