package org.ecobureau.attachment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.ecobureau.attachment.photo.Specimens;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Violation;
import org.junit.jupiter.api.Test;

import io.quarkus.runtime.configuration.MemorySize;

class FileChecksTest {

    private static final int MEGABYTE = 1024 * 1024;

    /** The limits of the contract. */
    private final FileChecks checks = new FileChecks(new UploadConfig() {
        @Override
        public int photos() {
            return 9;
        }

        @Override
        public MemorySize photoBytes() {
            return size(10);
        }

        @Override
        public MemorySize allBytes() {
            return size(60);
        }

        @Override
        public long pixels() {
            return 40_000_000;
        }

        @Override
        public int shownEdge() {
            return 1600;
        }

        @Override
        public int thumbnailEdge() {
            return 320;
        }

        @Override
        public MemorySize documentBytes() {
            return size(25);
        }

        private MemorySize size(long megabytes) {
            return new MemorySize(BigInteger.valueOf(megabytes * MEGABYTE));
        }
    });

    private static Upload padded(String name, byte[] file, int bytes) {
        return Upload.of(name, Arrays.copyOf(file, bytes));
    }

    private static Violation only(PreparedFiles files) {
        assertEquals(1, files.violations().size(), files.violations().toString());
        return files.violations().get(0);
    }

    @Test
    void goodPhotosAreTakenInOrder() {
        PreparedFiles files = checks.photos("photos",
                List.of(Upload.of("a.jpg", Specimens.jpeg(60, 40)), Upload.of("b.txt", Specimens.webp(50, 50))));
        assertTrue(files.ok());
        assertEquals(List.of("image/jpeg", "image/webp"), files.orThrow().stream().map(PreparedFile::mediaType).toList());
        assertTrue(files.files().get(0).sha256().matches("[0-9a-f]{64}"));
    }

    @Test
    void eachBadPhotoIsNamedAtItsField() {
        PreparedFiles files = checks.photos("photos", List.of(Upload.of("good.jpg", Specimens.jpeg(60, 40)),
                Upload.of("page.jpg", Specimens.html()), Upload.of("half.jpg", Specimens.truncatedJpeg())));
        assertEquals(List.of(new Violation("photos[1]", "“page.jpg”不是 JPEG、PNG 或 WebP 格式的照片，不能上传。"),
                new Violation("photos[2]", "“half.jpg”已损坏或不完整，无法打开。请重新上传。")), files.violations());
        assertEquals(422, assertThrows(Problem.class, files::orThrow).status());
    }

    @Test
    void exactlyTenMegabytesAreTakenAndOneByteMoreIsNot() {
        byte[] photo = Specimens.jpeg(60, 40);
        assertTrue(checks.photos("photos", List.of(padded("a.jpg", photo, 10 * MEGABYTE))).ok());
        PreparedFiles more = checks.photos("photos", List.of(padded("a.jpg", photo, 10 * MEGABYTE + 1)));
        assertEquals(new Violation("photos[0]", "“a.jpg”超过 10 MB，请压缩后再上传。"), only(more));
        assertEquals(413, assertThrows(Problem.class, more::orThrow).status());
    }

    @Test
    void tooManyPixelsAre413() {
        PreparedFiles large = checks.photos("photos", List.of(Upload.of("a.png", Specimens.pngClaiming(20_000, 20_000))));
        assertEquals("photos[0]", only(large).field());
        assertEquals(413, assertThrows(Problem.class, large::orThrow).status());
    }

    @Test
    void ninePhotosAreTakenAndTenAreNot() {
        Upload photo = Upload.of("a.png", Specimens.png(8, 8));
        assertTrue(checks.photos("photos", Collections.nCopies(9, photo)).ok());
        PreparedFiles ten = checks.photos("photos", Collections.nCopies(10, photo));
        assertEquals(new Violation("photos", "最多上传 9 张照片，请减少后再提交。"), only(ten));
        assertTrue(ten.tooLarge());
        assertFalse(checks.photos("photos", Collections.nCopies(2, photo), 8, 0).ok(), "those of the draft count");
    }

    @Test
    void sixtyMegabytesInAllAreTakenAndOneByteMoreIsNot() {
        byte[] photo = Specimens.jpeg(60, 40);
        Upload ten = padded("a.jpg", photo, 10 * MEGABYTE);
        assertTrue(checks.photos("photos", Collections.nCopies(6, ten)).ok());
        Upload one = Upload.of("b.jpg", photo);
        assertTrue(checks.photos("photos", List.of(one), 6, 60L * MEGABYTE - photo.length).ok());
        PreparedFiles more = checks.photos("photos", List.of(one), 6, 60L * MEGABYTE - photo.length + 1);
        assertEquals(new Violation("photos", "照片合计不能超过 60 MB，请减少或压缩后再提交。"), only(more));
        assertTrue(more.tooLarge());
    }

    @Test
    void veryLongNamesAreShortInMessages() {
        String message = only(checks.photos("photos", List.of(Upload.of("污".repeat(200) + ".jpg", new byte[0])))).message();
        assertEquals("“" + "污".repeat(35) + "….jpg”是空文件。请重新选择。", message);
    }

    @Test
    void documentsArePdfAndNothingElse() {
        PreparedFiles good = checks.document("document", Upload.of("报告书.pdf", Specimens.pdf()));
        assertEquals("application/pdf", good.orThrow().get(0).mediaType());

        byte[] hidden = Specimens.joined(Specimens.html(), Specimens.pdf());
        assertEquals(new Violation("document", "“a.pdf”不是 PDF 文件，请先转换成 PDF。"),
                only(checks.document("document", Upload.of("a.pdf", hidden))));
        assertTrue(only(checks.document("document", Upload.of("a.pdf", Specimens.zipBomb()))).message().contains("不是 PDF"));
        byte[] half = Arrays.copyOf(Specimens.pdf(), Specimens.pdf().length - 10);
        assertTrue(only(checks.document("document", Upload.of("a.pdf", half))).message().contains("不完整"));
        assertTrue(only(checks.document("document", Upload.of("a.pdf", new byte[0]))).message().contains("空文件"));
    }

    @Test
    void documentsMayHaveTwentyFiveMegabytes() {
        byte[] filled = new byte[25 * MEGABYTE - Specimens.pdf().length];
        Arrays.fill(filled, (byte) '%');
        byte[] start = "%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(start, 0, filled, 0, start.length);
        byte[] largest = Specimens.joined(filled, Specimens.pdf());
        assertTrue(checks.document("document", Upload.of("a.pdf", largest)).ok());
        assertTrue(checks.document("document", padded("a.pdf", largest, largest.length + 1)).tooLarge());
    }
}
