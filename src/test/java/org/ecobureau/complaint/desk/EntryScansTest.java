package org.ecobureau.complaint.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.inject.Inject;

import org.ecobureau.attachment.PreparedFile;
import org.ecobureau.attachment.Upload;
import org.ecobureau.attachment.photo.Specimens;
import org.ecobureau.complaint.CaseLetters;
import org.ecobureau.shared.time.TestClock;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class EntryScansTest {

    @Inject
    EntryScans scans;

    @Inject
    CaseLetters letters;

    @Inject
    Clock clock;

    @Test
    void scansOfAFormThatWasNeverSavedGoAfterADay() {
        List<PreparedFile> files = letters.check(List.of(Upload.of("letter.pdf", Specimens.pdf())), List.of()).orThrow();
        String token = scans.keep(null, "intake1", files);
        assertEquals(token, scans.keep(token, "intake1", files));
        assertEquals(2, scans.of(token, "intake1").size());
        Instant end = clock.instant().plus(EntryScans.KEPT);
        TestClock.at(end.minusSeconds(60), () -> scans.purge());
        assertEquals(2, scans.of(token, "intake1").size());
        TestClock.at(end.plusSeconds(60), () -> scans.purge());
        assertEquals(0, scans.of(token, "intake1").size());
    }
}
