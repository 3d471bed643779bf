package org.ecobureau.attachment.photo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.metadata.Directory;

/** What is covered is gone: one colour, no metadata, and the rest is as it was. */
class CoveredPhotoTest {

    private final PhotoEncoder encoder = new PhotoEncoder(40_000_000, 1600, 320);

    private static CoverBox box(String left, String top, String width, String height) {
        return new CoverBox(new BigDecimal(left), new BigDecimal(top), new BigDecimal(width), new BigDecimal(height));
    }

    /** Every pixel its own colour: what a lossy encoder likes least. */
    private static byte[] noise(int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(7);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt(0x1000000));
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }

    private static BufferedImage read(byte[] jpeg) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(jpeg));
    }

    @ParameterizedTest
    @CsvSource({ "0,0,100,100", "0,0,0.5,0.5", "99.5,99.5,0.5,0.5", "10.3,20.7,33.3,15.1", "50,50,50,50", "3.7,0,1.1,100" })
    void everyPixelThatWasAskedForIsBlack(String left, String top, String width, String height) throws Exception {
        byte[] shown = encoder.copies(noise(437, 311)).shown().jpeg();
        CoverBox box = box(left, top, width, height);
        BufferedImage covered = read(encoder.covered(shown, List.of(box)).shown().jpeg());
        for (int y = box.from(box.top(), 311); y < box.until(box.top(), box.height(), 311); y++) {
            for (int x = box.from(box.left(), 437); x < box.until(box.left(), box.width(), 437); x++) {
                assertEquals(0xFF000000, covered.getRGB(x, y), x + "," + y);
            }
        }
    }

    @Test
    void whatWasNotAskedForStaysAndTheCopyItselfIsNotTouched() throws Exception {
        byte[] shown = encoder.copies(Specimens.jpeg(640, 480)).shown().jpeg();
        byte[] before = shown.clone();
        CoveredCopies copies = encoder.covered(shown, List.of(box("10", "10", "20", "20"), box("60", "60", "10", "10")));
        BufferedImage covered = read(copies.shown().jpeg());
        assertEquals(640, covered.getWidth());
        assertTrue((covered.getRGB(300, 20) >> 16 & 0xFF) > 200, "still red");
        assertEquals(0xFF000000, covered.getRGB(420, 320));
        org.junit.jupiter.api.Assertions.assertArrayEquals(before, shown);
        BufferedImage small = read(copies.thumbnail().jpeg());
        assertEquals(320, small.getWidth());
        assertEquals(0xFF000000, small.getRGB(64, 48), "the small copy is made from the covered one");
    }

    @Test
    void aCoveredCopyHoldsNoMetadata() throws Exception {
        byte[] shown = encoder.copies(Specimens.jpegWithPosition(600, 400, 6)).shown().jpeg();
        CoveredCopies copies = encoder.covered(shown, List.of(box("10", "10", "20", "20")));
        for (byte[] jpeg : List.of(copies.shown().jpeg(), copies.thumbnail().jpeg())) {
            String bytes = new String(jpeg, ISO_8859_1);
            assertFalse(bytes.contains("Exif") || bytes.contains(Specimens.CAMERA));
            for (Directory directory : JpegMetadataReader.readMetadata(new ByteArrayInputStream(jpeg)).getDirectories()) {
                assertTrue(List.of("JPEG", "JFIF", "Huffman").contains(directory.getName()), directory.getName());
            }
        }
        assertNotEquals(shown.length, copies.shown().jpeg().length);
        assertEquals(400, read(copies.shown().jpeg()).getWidth(), "upright, like the copy people see");
    }

    @Test
    void boxesOutsideThePictureAreNone() {
        assertThrows(IllegalArgumentException.class, () -> box("90", "0", "10.1", "10"));
        assertThrows(IllegalArgumentException.class, () -> box("-1", "0", "10", "10"));
        assertThrows(IllegalArgumentException.class, () -> box("0", "0", "0.4", "10"));
    }

    @Test
    void boxesAreStoredAndReadAsTheyWere() {
        List<CoverBox> boxes = List.of(box("10.5", "20", "3.2", "4"), box("0", "0", "100", "100"));
        assertEquals(boxes, CoverBox.parse(CoverBox.text(boxes)));
    }
}
