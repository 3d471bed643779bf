package org.ecobureau.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.ecobureau.staff.Roles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as an error of the site, and who mends it. */
class ErrorKindTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = { "other,dataError,CORRECTION,monitoring", "other,website,CORRECTION,publicity",
            "other,website dataError,CORRECTION,monitoring", "other,-,VIOLATION,-", "air,odour,VIOLATION,-",
            "other air,dataError odour,VIOLATION,-", "other air,dataError,VIOLATION,-" })
    void onlyAReportAboutTheSiteAloneFollowsTheTrackOfCorrections(String types, String subtypes, LegalTrack track,
            String unit) {
        List<PollutionType> of = Arrays.stream(types.split(" ")).map(t -> PollutionType.byCode(t).orElseThrow()).toList();
        List<String> kinds = subtypes == null ? List.of() : List.of(subtypes.split(" "));
        assertEquals(track, LegalTrack.of(of, kinds));
        assertEquals(unit, ErrorKind.of(of, kinds).map(ErrorKind::unit).orElse(null));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = { "CORRECTION,monitoring,monitor,true", "CORRECTION,publicity,publisher,true",
            "CORRECTION,publicity,monitor,false", "CORRECTION,monitoring,publisher,false", "VIOLATION,monitoring,monitor,false",
            "CORRECTION,enforcement,monitor,false", "CORRECTION,-,monitor,false", "CORRECTION,monitoring,officer,false" })
    void whoMendsSeesCorrectionsOfTheirKindThatTheirUnitLeads(LegalTrack track, String unit, String role, boolean mends) {
        assertEquals(mends, ErrorKind.mends(track, unit, Set.of(role)));
    }

    @Test
    void theSubtypesAreThoseOfTheForm() {
        for (ErrorKind kind : ErrorKind.values()) {
            assertTrue(new QuestionCatalogue().hasSubtype(List.of(PollutionType.OTHER), kind.subtype()), kind.subtype());
        }
        assertFalse(ErrorKind.units(Set.of(Roles.MONITOR)).isEmpty());
    }
}
