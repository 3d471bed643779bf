package org.ecobureau.attachment.photo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.ecobureau.attachment.photo.RefusedPhotoException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.GpsDirectory;

class PhotoEncoderTest {

    private final PhotoEncoder encoder = new PhotoEncoder(40_000_000, 1600, 320);

    static Stream<Arguments> refused() {
        byte[] webp = Specimens.webp(100, 100);
        return Stream.of(
                Arguments.of("no bytes", new byte[0], Reason.EMPTY),
                Arguments.of("HTML named .jpg", Specimens.html(), Reason.NOT_A_PHOTO),
                Arguments.of("zip bomb", Specimens.zipBomb(), Reason.NOT_A_PHOTO),
                Arguments.of("virus test text", Specimens.eicar(), Reason.NOT_A_PHOTO),
                Arguments.of("PDF", Specimens.pdf(), Reason.NOT_A_PHOTO),
                Arguments.of("20,000 by 20,000 PNG", Specimens.pngClaiming(20_000, 20_000), Reason.TOO_MANY_PIXELS),
                Arguments.of("one row too many", Specimens.pngClaiming(8_000, 5_001), Reason.TOO_MANY_PIXELS),
                Arguments.of("width times height overflows an int", Specimens.pngClaiming(65_537, 65_537),
                        Reason.TOO_MANY_PIXELS),
                Arguments.of("large WebP", Specimens.webp(16_000, 16_000), Reason.TOO_MANY_PIXELS),
                Arguments.of("animated WebP", Specimens.animatedWebp(20, 20), Reason.ANIMATED),
                Arguments.of("PNG without its pixels", Specimens.pngClaiming(100, 100), Reason.BROKEN),
                Arguments.of("half a JPEG", Specimens.truncatedJpeg(), Reason.BROKEN),
                Arguments.of("half a WebP", Arrays.copyOf(webp, webp.length - 10), Reason.BROKEN),
                Arguments.of("JPEG with ten thousand scans", Specimens.jpegWithTenThousandScans(), Reason.BROKEN),
                Arguments.of("only the first bytes of a JPEG", Arrays.copyOf(Specimens.jpeg(9, 9), 4), Reason.BROKEN));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(String what, byte[] file, Reason reason) {
        RefusedPhotoException e = assertTimeoutPreemptively(Duration.ofSeconds(10),
                () -> assertThrows(RefusedPhotoException.class, () -> encoder.copies(file)));
        assertEquals(reason, e.reason());
    }

    @Test
    void goodPhotosGetTwoCopies() throws Exception {
        PhotoCopies jpeg = encoder.copies(Specimens.jpeg(2400, 1200));
        assertEquals(PhotoType.JPEG, jpeg.type());
        assertEquals(2400, jpeg.width());
        assertCopy(jpeg.shown(), 1600, 800);
        assertCopy(jpeg.thumbnail(), 320, 160);

        PhotoCopies png = encoder.copies(Specimens.png(200, 100));
        assertEquals(PhotoType.PNG, png.type());
        assertCopy(png.shown(), 200, 100);
        assertCopy(png.thumbnail(), 200, 100);

        PhotoCopies webp = encoder.copies(Specimens.webp(640, 480));
        assertEquals(PhotoType.WEBP, webp.type());
        assertCopy(webp.shown(), 640, 480);
        assertCopy(webp.thumbnail(), 320, 240);
    }

    @Test
    void exactlyTheLimitOfPixelsIsTaken() throws Exception {
        PhotoCopies copies = encoder.copies(Specimens.webp(8_000, 5_000));
        assertCopy(copies.shown(), 1600, 1000);
    }

    @Test
    void veryFlatPhotoKeepsOnePixelOfHeight() throws Exception {
        assertCopy(encoder.copies(Specimens.png(3_000, 1)).thumbnail(), 320, 1);
    }

    @Test
    void shownCopiesDoNotSayWhereAndWithWhatThePhotoWasTaken() throws Exception {
        byte[] original = Specimens.jpegWithPosition(600, 400, 1);
        Metadata before = JpegMetadataReader.readMetadata(new ByteArrayInputStream(original));
        assertEquals(28.7, before.getFirstDirectoryOfType(GpsDirectory.class).getRationalArray(GpsDirectory.TAG_LATITUDE)[0]
                .doubleValue() + 0.7, 0.001, "the specimen carries a position");

        PhotoCopies copies = encoder.copies(original);
        for (PhotoCopies.Copy copy : new PhotoCopies.Copy[] { copies.shown(), copies.thumbnail() }) {
            Metadata after = JpegMetadataReader.readMetadata(new ByteArrayInputStream(copy.jpeg()));
            assertFalse(after.containsDirectoryOfType(ExifDirectoryBase.class));
            assertFalse(after.containsDirectoryOfType(GpsDirectory.class));
            String raw = new String(copy.jpeg(), ISO_8859_1);
            assertFalse(raw.contains("Exif") || raw.contains(Specimens.CAMERA) || raw.contains("ICC_PROFILE"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 3, 4, 5, 6, 7, 8 })
    void photosAreTurnedUpright(int orientation) throws Exception {
        PhotoCopies copies = encoder.copies(Specimens.jpegWithPosition(600, 400, orientation));
        boolean turned = orientation >= 5;
        assertCopy(copies.shown(), turned ? 400 : 600, turned ? 600 : 400);
        assertCopy(copies.thumbnail(), turned ? 213 : 320, turned ? 320 : 213);
        // The stored left half is red. Where it has to be seen, by the EXIF standard (CIPA DC-008, tag 274):
        BufferedImage shown = image(copies.shown());
        int x = switch (orientation) {
            case 1, 4 -> 50;
            case 2, 3 -> 550;
            default -> 200;
        };
        int y = switch (orientation) {
            case 5, 6 -> 50;
            case 7, 8 -> 550;
            default -> 200;
        };
        int rgb = shown.getRGB(x, y);
        assertTrue((rgb >> 16 & 0xFF) > 200 && (rgb & 0xFF) < 60, Integer.toHexString(rgb));
    }

    @Test
    void hiddenPageInAPhotoDoesNotReachTheShownCopy() throws Exception {
        PhotoCopies copies = encoder.copies(Specimens.jpegHtmlPolyglot());
        assertFalse(new String(copies.shown().jpeg(), ISO_8859_1).contains("<script"));
        assertFalse(new String(copies.thumbnail().jpeg(), ISO_8859_1).contains("<script"));
    }

    @Test
    void textBombInAPngIsNeverInflated() {
        byte[] bomb = Specimens.pngWithTextBomb();
        PhotoCopies copies = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> encoder.copies(bomb));
        assertEquals(4, copies.shown().width());
    }

    @Test
    void transparentPartsBecomeWhite() throws Exception {
        BufferedImage clear = new BufferedImage(20, 20, BufferedImage.TYPE_INT_ARGB);
        java.io.ByteArrayOutputStream png = new java.io.ByteArrayOutputStream();
        ImageIO.write(clear, "png", png);
        int rgb = image(encoder.copies(png.toByteArray()).shown()).getRGB(10, 10);
        assertEquals(0xFFFFFF, rgb & 0xFFFFFF);
    }

    @Test
    void progressiveAndGreyPhotosAreTaken() throws Exception {
        assertCopy(encoder.copies(Specimens.progressiveJpeg(800, 600)).shown(), 800, 600);
        BufferedImage grey = new BufferedImage(300, 200, BufferedImage.TYPE_BYTE_GRAY);
        java.io.ByteArrayOutputStream jpeg = new java.io.ByteArrayOutputStream();
        ImageIO.write(grey, "jpeg", jpeg);
        assertCopy(encoder.copies(jpeg.toByteArray()).shown(), 300, 200);
    }

    private static void assertCopy(PhotoCopies.Copy copy, int width, int height) throws IOException {
        assertEquals(width + "x" + height, copy.width() + "x" + copy.height());
        BufferedImage image = image(copy);
        assertEquals(width + "x" + height, image.getWidth() + "x" + image.getHeight());
    }

    private static BufferedImage image(PhotoCopies.Copy copy) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(copy.jpeg()));
    }
}
