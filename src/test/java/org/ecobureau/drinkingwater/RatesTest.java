package org.ecobureau.drinkingwater;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.util.List;

import org.ecobureau.drinkingwater.Rates.Part;
import org.junit.jupiter.api.Test;

class RatesTest {

    private static Part part(Boolean compliant, String volume) {
        return new Part(true, compliant, volume == null ? null : new BigDecimal(volume));
    }

    @Test
    void ratesCountMonitoredSourcesAndKnownVolumes() {
        Rates rates = Rates.of(List.of(part(true, "300"), part(false, "100"), part(true, null), part(null, "50"),
                new Part(false, null, new BigDecimal("999"))));
        assertEquals(5, rates.sources());
        assertEquals(4, rates.monitored());
        assertEquals(2, rates.compliant());
        assertEquals(1, rates.unclear());
        assertEquals(new BigDecimal("50.0"), rates.sourceRate());
        assertEquals(3, rates.volumes());
        assertEquals(new BigDecimal("450"), rates.volume());
        assertEquals(new BigDecimal("300"), rates.compliantVolume());
        assertEquals(new BigDecimal("66.7"), rates.volumeRate());
    }

    @Test
    void aRateOfZeroIsANumber() {
        Rates rates = Rates.of(List.of(part(false, "100")));
        assertEquals("0.0%", rates.sourceWords());
        assertEquals("0.0%", rates.volumeWords());
    }

    @Test
    void withoutResultsOrVolumesThereIsNoRate() {
        Rates none = Rates.of(List.of(new Part(false, null, BigDecimal.TEN)));
        assertNull(none.sourceRate());
        assertNull(none.volumeRate());
        Rates noVolume = Rates.of(List.of(part(true, null)));
        assertEquals(new BigDecimal("100.0"), noVolume.sourceRate());
        assertNull(noVolume.volumeRate());
        assertEquals(0, noVolume.volumes());
        assertEquals("没有报取水量", noVolume.volumeWords());
        assertEquals("没有结果", none.sourceWords());
    }
}
