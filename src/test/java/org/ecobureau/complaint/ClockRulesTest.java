package org.ecobureau.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final String HEAD = "channel,track,clock,basis,from,amount,unit,valid_from,valid_to,source,verified\n";
    private static final String FULL = HEAD + "*,*,answer,法,acceptance,60,natural,,2026-12-31,Art. 1,V\n"
            + "*,*,extension,法,due,30,natural,,,Art. 1,V\n";

    private static ClockRules read(String text) {
        return ClockRules.read(new StringReader(text), "terms.csv", TODAY);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = { "WEB,VIOLATION,15 天,-,60 天,-", "WEB,PETITION,15 天,-,60 天,-",
            "HOTLINE12345,PETITION,-,7 天,60 天,1 个工作日", "NATIONAL_PLATFORM,VIOLATION,15 天,-,60 天,2 个工作日",
            "SUPERIOR,PETITION,15 天,-,60 天,5 个工作日", "PHONE,ENQUIRY,15 天,-,60 天,-", "LETTER,SUGGESTION,15 天,-,60 天,-" })
    void theFileOfTheSiteHasATermForEveryChannelAndTrack(Channel channel, LegalTrack track, String acceptance,
            String ofChannel, String answer, String returning) {
        ClockTerms terms = ClockRuleBook.own(TODAY).on(TODAY, channel, track);
        assertEquals(acceptance, words(terms.acceptance()));
        assertEquals(ofChannel, words(terms.channelAnswer()));
        assertEquals(answer, words(terms.answer()));
        assertEquals(returning, words(terms.returning()));
        assertEquals("30 天", words(terms.extension()));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = { "WEB,3 个工作日,-", "PHONE,3 个工作日,-", "HOTLINE12345,-,7 天" })
    void errorsOfTheSiteHaveShorterTermsInWorkingDays(Channel channel, String acceptance, String ofChannel) {
        ClockTerms terms = ClockRuleBook.own(TODAY).on(TODAY, channel, LegalTrack.CORRECTION);
        assertEquals(acceptance, words(terms.acceptance()));
        assertEquals(ofChannel, words(terms.channelAnswer()));
        assertEquals("7 个工作日", words(terms.answer()));
        assertEquals("7 个工作日", words(terms.extension()));
    }

    private static String words(BasedTerm term) {
        return term == null ? null : term.term().words();
    }

    @Test
    void petitionsAndReportsOfViolationsFollowDifferentRules() {
        ClockRules own = ClockRuleBook.own(TODAY);
        assertEquals("信访工作条例第三十四条", own.on(TODAY, Channel.WEB, LegalTrack.PETITION).answer().basis());
        assertEquals("环保举报热线工作管理办法", own.on(TODAY, Channel.WEB, LegalTrack.VIOLATION).answer().basis());
        assertEquals("参照信访工作条例第三十四条", own.on(TODAY, Channel.WEB, LegalTrack.ENQUIRY).answer().basis());
    }

    @Test
    void theRuleOfTheDayCountsAndTheMoreExactLineWins() {
        ClockRules rules = read(FULL + "*,*,answer,新法,acceptance,45,natural,2027-01-01,,Art. 2,V\n"
                + "*,petition,answer,信访,acceptance,50,natural,,,Art. 3,V\nmedia,*,answer,媒体,acceptance,20,working,,,x,U\n");
        assertEquals("60 天", words(rules.on(LocalDate.of(2026, 12, 31), Channel.WEB, LegalTrack.VIOLATION).answer()));
        assertEquals("45 天", words(rules.on(LocalDate.of(2027, 1, 1), Channel.WEB, LegalTrack.VIOLATION).answer()));
        assertEquals("50 天", words(rules.on(TODAY, Channel.WEB, LegalTrack.PETITION).answer()));
        assertEquals("20 个工作日", words(rules.on(TODAY, Channel.MEDIA, LegalTrack.PETITION).answer()));
        assertNull(rules.on(TODAY, Channel.WEB, LegalTrack.PETITION).acceptance());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = { "fax,*,answer,法,acceptance,60,natural,,,x,V|no channel 'fax'",
            "*,crime,answer,法,acceptance,60,natural,,,x,V|no track 'crime'",
            "*,*,reply,法,acceptance,60,natural,,,x,V|'reply' is none of [acceptance, answer, return, extension]",
            "*,*,return,法,acceptance,2,working,,,x,V|this clock cannot run from there",
            "*,*,return,法,receipt,0,working,,,x,V|a term is written like", "*,*,return,法,receipt,2,weeks,,,x,V|No enum",
            "*,*,return,,receipt,2,working,,,x,V|column basis is empty", "*,*,return,法,receipt,2,working,,,,V|source is empty",
            "*,*,return,法,receipt,2,working,2026-13-01,,x,V|could not be parsed",
            "*,*,return,法,receipt,2,working,2027-01-01,2026-01-01,x,V|valid_to is before valid_from",
            "*,*,return,法,receipt,2,working,,,x,maybe|verified is V or U",
            "*,*,answer,别的,acceptance,30,natural,2026-12-01,,x,V|a line above has the same" })
    void aBadLineStopsTheStartAndIsNamed(String line, String message) {
        IllegalStateException refused = assertThrows(IllegalStateException.class, () -> read(FULL + line + "\n"));
        assertTrue(refused.getMessage().startsWith("clock rules terms.csv, line 4: "), refused.getMessage());
        assertTrue(refused.getMessage().contains(message), refused.getMessage());
    }

    @Test
    void aMatterWithoutAnyTermStopsTheStart() {
        String message = assertThrows(IllegalStateException.class,
                () -> read(FULL.replace("2026-12-31", "2026-11-24"))).getMessage();
        assertTrue(message.contains("nothing is in force for the answer from acceptance of channel web"), message);
    }

    @Test
    void anExternalFileTakesThePlaceAndAMissingOneIsNamed(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("terms.csv"), FULL);
        assertNotNull(ClockRuleBook.external(file, TODAY).on(TODAY, Channel.WEB, LegalTrack.PETITION).answer());
        String message = assertThrows(IllegalStateException.class,
                () -> ClockRuleBook.external(folder.resolve("none.csv"), TODAY)).getMessage();
        assertTrue(message.contains("none.csv (eco.clocks.file) cannot be read"), message);
    }
}
