package org.ecobureau.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.complaint.CaseInbox.Box;
import org.ecobureau.complaint.track.ReporterCase;
import org.ecobureau.shared.web.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** What was registered wrong is put right, with everything computed from it; words, number and clocks stay. */
@QuarkusTest
class CaseCorrectionsTest {

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    @Inject
    CaseReader reader;

    @Inject
    CaseInbox inbox;

    @Inject
    AssignmentProposals proposals;

    @Inject
    EntityManager database;

    /** As registered by {@link Forms#anonymous}: air, odour, 430626111, 伍市工业园东门. */
    private static CaseMove correction() {
        return CaseMove.of(CaseAction.CORRECT).with(Datum.TYPES, "air").with(Datum.SUBTYPES, "odour")
                .with(Datum.TOWNSHIP, "430626111").with(Datum.PLACE, "伍市工业园东门").with(Datum.REASON, "来电说明");
    }

    private Problem refused(String number, CaseMove move, Actor actor) {
        return assertThrows(Problem.class, () -> cases.move(number, move, actor));
    }

    private Object column(String number, String column) {
        return QuarkusTransaction.requiringNew().call(() -> database
                .createNativeQuery("SELECT " + column + " FROM complaint_case WHERE number = ?1").setParameter(1, number)
                .getSingleResult());
    }

    private boolean found(String number, String words) {
        return inbox.page(new CaseInbox.Filter(Box.ALL, null, null, null, null, words, null), CaseFixture.INTAKE, null, 50)
                .rows()
                .stream().anyMatch(row -> row.number().equals(number));
    }

    @Test
    void everythingComputedFromItFollowsInTheSameStep() {
        String salt = "丁" + (char) (0x4E00 + (System.nanoTime() & 0xFFF)) + (char) (0x5E00 + (System.nanoTime() >> 7 & 0xFFF));
        String number = fixture.registered().number();
        CaseSheet before = reader.forReceipt(number);
        cases.move(number, correction().with(Datum.TYPES, "noise,air").with(Datum.TOWNSHIP, "430626104")
                .with(Datum.PLACE, salt + "村口").with(Datum.ENTERPRISE, salt + "砖厂").with(Datum.LATITUDE, "28.7")
                .with(Datum.LONGITUDE, "113.58"), CaseFixture.INTAKE);
        CaseSheet after = reader.forReceipt(number);
        assertEquals(List.of(PollutionType.NOISE, PollutionType.AIR), after.types());
        assertEquals("430626104", after.township());
        assertEquals(before.description(), after.description());
        assertEquals(before.clocks(), after.clocks(), "no clock moves");
        assertEquals(before.nextDue(), after.nextDue());
        assertEquals(Likeness.placeKey(salt + "村口"), column(number, "place_key"));
        assertEquals(Likeness.enterpriseKey(salt + "砖厂"), column(number, "enterprise_key"));
        assertTrue(found(number, salt + "砖厂"));
        assertFalse(found(number, "伍市工业园东门 " + number), "the old place leads here no more");
        CaseSheet.Event event = after.events().get(after.events().size() - 1);
        assertTrue(event.data().get(Datum.CORRECTED).contains("具体地点：伍市工业园东门 → " + salt + "村口"), event.toString());
        assertTrue(event.data().get(Datum.CORRECTED).contains("坐标：没有写 → 28.7，113.58"), event.toString());
        assertFalse(event.data().containsKey(Datum.TOWNSHIP), "words instead of codes");
        ReporterCase.Step told = ReporterCase.of(reader.followed(number)).timeline().get(1);
        assertEquals("corrected", told.code());
        assertTrue(told.note().contains("污染类型由“大气”更正为“噪声、大气”。\n"), told.note());
        assertTrue(told.note().contains("地图上的位置补上了。") && !told.note().contains("113.58"), told.note());
        assertTrue(told.note().contains("被投诉单位由“没有写”更正为“" + salt + "砖厂”。"), told.note());
    }

    @Test
    void theProposedUnitIsThatOfTheRightPlace() {
        String number = fixture.registered().number();
        fixture.bring(number, CaseStatus.ACCEPTED);
        String before = proposals.of(reader.forReceipt(number)).leadUnit();
        cases.move(number, correction().with(Datum.TOWNSHIP, "000000000").with(Datum.PLACE, null), CaseFixture.DISPATCHER);
        assertTrue(!before.equals(proposals.of(reader.forReceipt(number)).leadUnit()), before);
    }

    @Test
    void nothingChangedAndWrongValuesAreToldAndChangeNothing() {
        String number = fixture.registered().number();
        Problem nothing = refused(number, correction(), CaseFixture.INTAKE);
        assertEquals(422, nothing.status());
        assertTrue(nothing.getMessage().contains("什么也没有改") && nothing.violations().isEmpty());
        Problem wrong = refused(number, correction().with(Datum.TYPES, "air,nonsense").with(Datum.TOWNSHIP, "1")
                .with(Datum.LATITUDE, "north"), CaseFixture.INTAKE);
        assertEquals(List.of("latitude", "types", "township"),
                wrong.violations().stream().map(v -> v.field()).distinct().toList());
        Problem empty = refused(number, CaseMove.of(CaseAction.CORRECT), CaseFixture.INTAKE);
        assertEquals(List.of("reason", "types", "township"), empty.violations().stream().map(v -> v.field()).toList());
        assertEquals(1, reader.forReceipt(number).events().size());
    }

    @ParameterizedTest
    @CsvSource({ "REGISTERED,false,CORRECTION", "ACCEPTED,true,VIOLATION" })
    void whatIsDecidedAboutTheKindStays(CaseStatus at, boolean refused, LegalTrack track) {
        String number = fixture.registered().number();
        fixture.bring(number, at);
        CaseMove move = correction().with(Datum.TYPES, "other").with(Datum.SUBTYPES, "website");
        if (refused) {
            assertEquals("types", refused(number, move, CaseFixture.INTAKE).violations().get(0).field());
        } else {
            cases.move(number, move, CaseFixture.INTAKE);
        }
        assertEquals(track, reader.forReceipt(number).legalTrack());
    }

    @Test
    void othersWhoReportedTheSameReadNothingOfIt() {
        String main = fixture.registered().number();
        String merged = fixture.registered().number();
        cases.move(merged, CaseMove.of(CaseAction.MERGE).with(Datum.OTHER_NUMBER, main), CaseFixture.INTAKE);
        cases.move(main, correction().with(Datum.PLACE, "西门"), CaseFixture.INTAKE);
        assertTrue(ReporterCase.of(reader.followed(main)).toString().contains("西门"));
        assertFalse(ReporterCase.of(reader.followed(merged)).timeline().stream().anyMatch(s -> s.code().equals("corrected")));
        assertEquals(409, refused(merged, correction().with(Datum.PLACE, "西门"), CaseFixture.INTAKE).status(), "it has ended");
    }

    @Test
    void onlyWhoRegistersOrRoutesCorrectsAndAnOldFormIsNotTaken() {
        String number = fixture.registered().number();
        CaseMove move = correction().with(Datum.PLACE, "西门");
        assertEquals(403, refused(number, move, CaseFixture.DISPATCHER).status(), "it is not theirs yet");
        long version = reader.forReceipt(number).version();
        fixture.bring(number, CaseStatus.INVESTIGATING);
        for (Actor other : List.of(CaseFixture.OFFICER, CaseFixture.LEADER, CaseFixture.REVIEWER, Actor.reporter())) {
            assertEquals(403, refused(number, move, other).status(), other.displayName());
        }
        assertEquals(409, refused(number, move.seenVersion(version), CaseFixture.DISPATCHER).status());
        cases.move(number, move, CaseFixture.DISPATCHER);
        assertEquals(CaseStatus.INVESTIGATING, reader.forReceipt(number).status());
        fixture.bring(number, CaseStatus.CLOSED);
        assertEquals(409, refused(number, correction().with(Datum.PLACE, "北门"), CaseFixture.INTAKE).status());
    }
}
