package org.ecobureau.complaint.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PressureTest {

    @ParameterizedTest
    @CsvSource({ "1, 0, '', 0", "10, 5, '', 0", "11, 0, addressLimit, 0", "20, 0, addressLimit, 0", "21, 0, addressLimit, 1",
            "51, 0, addressLimit, 4", "3, 6, phoneLimit, 0", "3, 11, phoneLimit, 1", "12, 6, addressLimit phoneLimit, 0",
            "1000000, 0, addressLimit, 30" })
    void whatIsOverALimitIsNamedAndTheWorkGrowsWithEachFurtherLimit(long address, long phone, String flags, int steps) {
        Pressure pressure = new Pressure(address, 10, phone, 5);
        assertEquals(flags.isEmpty() ? List.of() : List.of(flags.split(" ")), pressure.flags());
        assertEquals(!flags.isEmpty(), pressure.over());
        assertEquals(steps, pressure.steps());
    }
}
