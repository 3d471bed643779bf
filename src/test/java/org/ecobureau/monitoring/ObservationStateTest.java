package org.ecobureau.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservationStateTest {

    @ParameterizedTest
    @CsvSource({ "'',PROVISIONAL", "VERIFIED,VERIFIED", "VERIFIED CORRECTED,CORRECTED",
            "CORRECTED PROVISIONAL VERIFIED,PROVISIONAL" })
    void theLeastCertainValueSpeaksForAll(String parts, ObservationState together) {
        List<ObservationState> states = Arrays.stream(parts.split(" ")).filter(s -> !s.isEmpty())
                .map(ObservationState::valueOf).toList();
        assertEquals(together, ObservationState.of(states));
    }
}
