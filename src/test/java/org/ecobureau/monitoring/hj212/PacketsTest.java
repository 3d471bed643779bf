package org.ecobureau.monitoring.hj212;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PacketsTest {
    /** The example of HJ 212-2017: 101 bytes, checksum 1C80. */
    private static final String EXAMPLE = "QN=20160801085857223;ST=32;CN=1062;PW=100000;MN=010000A8900016F000169DC0;Flag=5;CP=&&RtdInterval=30&&";
    private static final String PACKET = "##0101" + EXAMPLE + "1C80\r\n";
    private final Packets packets = new Packets(1024);

    @Test
    void theExampleOfTheStandardIsWrittenAndRead() {
        assertEquals(PACKET, new String(Packets.write(EXAMPLE), Packets.BYTES));
        assertEquals(List.of(EXAMPLE), feed(PACKET).segments());
        assertEquals(List.of(EXAMPLE), feed(PACKET.replace("1C80", "1c80")).segments());
        assertFalse(packets.half());
    }

    @Test
    void checksumsOfShortTexts() {
        assertEquals(0xFFFF, Crc16.of(new byte[0], 0, 0));
        assertEquals(0x1C80, Crc16.of(EXAMPLE.getBytes(Packets.BYTES), 0, 101));
    }

    @Test
    void halvesWaitAndTwoInOneReadAreTwo() {
        for (char c : PACKET.substring(0, PACKET.length() - 1).toCharArray()) {
            assertEquals(List.of(), feed(String.valueOf(c)).segments());
        }
        assertTrue(packets.half());
        assertEquals(List.of(EXAMPLE, EXAMPLE), feed("\n" + PACKET + PACKET.substring(0, 50)).segments());
        assertTrue(packets.half());
    }

    @Test
    void anotherChecksumIsCountedAndTheNextPacketRead() {
        Packets.Cut cut = feed(PACKET.replace("1C80", "1C81") + PACKET);
        assertEquals(1, cut.wrongChecksum());
        assertEquals(List.of(EXAMPLE), cut.segments());
    }

    @Test
    void aWrongLengthLosesNoOtherPacket() {
        for (String length : List.of("0100", "0102", "00A1", "9999", "    ", "0000")) {
            Packets.Cut cut = feed(PACKET.replace("##0101", "##" + length) + PACKET);
            assertEquals(List.of(EXAMPLE), cut.segments(), length);
            assertTrue(cut.wrongLength() >= 1, length);
        }
        // a length that reaches into the next packet
        Packets.Cut cut = feed(PACKET.replace("##0101", "##0200") + PACKET + PACKET);
        assertEquals(List.of(EXAMPLE, EXAMPLE), cut.segments());
    }

    @Test
    void garbageIsDroppedUpToTheNextHead() {
        Packets.Cut cut = feed("GET / HTTP/1.1\r\n\r\n#" + PACKET.substring(0));
        assertEquals(List.of(EXAMPLE), cut.segments());
        assertEquals(18, cut.garbage() - cut.wrongLength());
        assertEquals(List.of(EXAMPLE), feed("###" + PACKET).segments());
    }

    @Test
    void aMegabyteWithoutAHeadLeavesNothingInMemory() {
        Packets.Cut cut = packets.feed(new byte[1_000_000]);
        assertEquals(1_000_000, cut.garbage());
        assertFalse(packets.half());
        assertEquals(List.of(EXAMPLE), feed(PACKET).segments());
    }

    @Property(tries = 300)
    void howItIsCutDoesNotMatter(@ForAll @Size(min = 1, max = 12) List<@IntRange(min = 0, max = 3) Integer> parts,
            @ForAll @IntRange(min = 1, max = 40) int piece) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int right = 0;
        for (int part : parts) {
            String text = switch (part) {
                case 0 -> PACKET;
                case 1 -> PACKET.replace("1C80", "0000");
                case 2 -> "noise # noise\r\n";
                default -> PACKET.replace("&&RtdInterval=30&&", "");
            };
            right += part == 0 ? 1 : 0;
            all.writeBytes(text.getBytes(Packets.BYTES));
        }
        all.writeBytes(PACKET.getBytes(Packets.BYTES));
        Packets each = new Packets(1024);
        List<String> found = new ArrayList<>();
        byte[] bytes = all.toByteArray();
        for (int at = 0; at < bytes.length; at += piece) {
            found.addAll(each.feed(java.util.Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + piece))).segments());
        }
        assertEquals(right + 1, found.size());
    }

    private Packets.Cut feed(String text) {
        return packets.feed(text.getBytes(Packets.BYTES));
    }
}
