package org.ecobureau.attachment.photo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Good and hostile files, made when the tests run: no binary, and no text that a virus scanner knows, lies in the repository.
 */
public final class Specimens {

    /** The make of the camera in {@link #jpegWithPosition}; no shown copy may contain it. */
    public static final String CAMERA = "SpecimenCamera";

    private static final byte[] PNG_SIGNATURE = { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n' };

    private Specimens() {
    }

    /** Red on the left half, blue on the right half. */
    public static BufferedImage picture(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(width / 2, 0, width - width / 2, height);
        graphics.dispose();
        return image;
    }

    public static byte[] jpeg(int width, int height) {
        return encoded(picture(width, height), "jpeg");
    }

    public static byte[] png(int width, int height) {
        return encoded(picture(width, height), "png");
    }

    /** A JPEG that arrives blurred first, as many cameras and web sites write it. */
    public static byte[] progressiveJpeg(int width, int height) {
        return bytes(out -> {
            ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
            try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
                ImageWriteParam param = writer.getDefaultWriteParam();
                param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
                writer.setOutput(stream);
                writer.write(null, new IIOImage(picture(width, height), null, null), param);
            } finally {
                writer.dispose();
            }
        });
    }

    /** A JPEG whose EXIF names the camera, a place in the county and how the camera was held (1 to 8). */
    public static byte[] jpegWithPosition(int width, int height, int orientation) {
        byte[] plain = jpeg(width, height);
        byte[] exif = exif(orientation);
        return bytes(out -> {
            out.write(plain, 0, 2);
            out.write(new byte[] { (byte) 0xFF, (byte) 0xE1 });
            out.write(ByteBuffer.allocate(2).putShort((short) (exif.length + 2)).array());
            out.write(exif);
            out.write(plain, 2, plain.length - 2);
        });
    }

    private static byte[] exif(int orientation) {
        byte[] make = (CAMERA + "\0").getBytes(US_ASCII);
        int makeAt = 8 + 2 + 3 * 12 + 4;
        int gpsAt = makeAt + make.length + make.length % 2;
        int latitudeAt = gpsAt + 2 + 2 * 12 + 4;
        ByteBuffer tiff = ByteBuffer.allocate(latitudeAt + 24);
        tiff.put("MM".getBytes(US_ASCII)).putShort((short) 42).putInt(8);
        tiff.putShort((short) 3);
        tiff.putShort((short) 0x010F).putShort((short) 2).putInt(make.length).putInt(makeAt);
        tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation).putShort((short) 0);
        tiff.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(gpsAt);
        tiff.putInt(0).put(make).position(gpsAt);
        tiff.putShort((short) 2);
        tiff.putShort((short) 1).putShort((short) 2).putInt(2).put("N\0\0\0".getBytes(US_ASCII));
        tiff.putShort((short) 2).putShort((short) 5).putInt(3).putInt(latitudeAt);
        tiff.putInt(0).putInt(28).putInt(1).putInt(42).putInt(1).putInt(7).putInt(1);
        return bytes(out -> {
            out.write("Exif\0\0".getBytes(US_ASCII));
            out.write(tiff.array());
        });
    }

    /** A lossless WebP of one grey: a few bytes for any size up to 16,384. */
    public static byte[] webp(int width, int height) {
        return riff(chunk("VP8L", lossless(width, height)));
    }

    /** A WebP with two frames. */
    public static byte[] animatedWebp(int width, int height) {
        byte[] size = { (byte) (width - 1), (byte) ((width - 1) >> 8), 0, (byte) (height - 1), (byte) ((height - 1) >> 8), 0 };
        byte[] frame = chunk("ANMF",
                joined(new byte[6], size, new byte[] { 100, 0, 0, 0 }, chunk("VP8L", lossless(width, height))));
        return riff(joined(chunk("VP8X", joined(new byte[] { 2, 0, 0, 0 }, size)), chunk("ANIM", new byte[6]), frame, frame));
    }

    private static byte[] riff(byte[] chunks) {
        ByteBuffer head = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        head.put("RIFF".getBytes(US_ASCII)).putInt(chunks.length + 4).put("WEBP".getBytes(US_ASCII));
        return joined(head.array(), chunks);
    }

    private static byte[] chunk(String name, byte[] data) {
        ByteBuffer head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).put(name.getBytes(US_ASCII))
                .putInt(data.length);
        return joined(head.array(), data, new byte[data.length % 2]);
    }

    /** Five prefix codes of one symbol each: after them a pixel needs no bit at all. */
    private static byte[] lossless(int width, int height) {
        long[] bitsAndCounts = { width - 1, 14, height - 1, 14, 0, 1, 0, 3, 0, 1, 0, 1, 0, 1,
                0b01, 2, 1, 1, 0x80, 8, 0b01, 2, 1, 1, 0x80, 8, 0b01, 2, 1, 1, 0x80, 8, 0b01, 2, 1, 1, 0xFF, 8, 0b01, 2, 0, 1,
                0, 1 };
        byte[] out = new byte[24];
        out[0] = 0x2F;
        int position = 8;
        for (int i = 0; i < bitsAndCounts.length; i += 2) {
            for (int bit = 0; bit < bitsAndCounts[i + 1]; bit++, position++) {
                out[position / 8] |= (byte) ((bitsAndCounts[i] >> bit & 1) << position % 8);
            }
        }
        return out;
    }

    /** A PNG of a few hundred bytes that claims this size. */
    public static byte[] pngClaiming(int width, int height) {
        byte[] header = ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] { 8, 2, 0, 0, 0 }).array();
        return joined(PNG_SIGNATURE, pngChunk("IHDR", header), pngChunk("IDAT", deflated(new byte[100])),
                pngChunk("IEND", new byte[0]));
    }

    /** A good palette PNG with a compressed text that inflates to 200 MB. */
    public static byte[] pngWithTextBomb() {
        byte[] header = ByteBuffer.allocate(13).putInt(4).putInt(4).put(new byte[] { 8, 3, 0, 0, 0 }).array();
        byte[] palette = { 10, 20, 30, 40, 50, 60 };
        byte[] bomb = joined("Comment\0\0".getBytes(US_ASCII), deflated(new byte[200_000_000]));
        return joined(PNG_SIGNATURE, pngChunk("IHDR", header), pngChunk("PLTE", palette), pngChunk("zTXt", bomb),
                pngChunk("IDAT", deflated(new byte[20])), pngChunk("IEND", new byte[0]));
    }

    private static byte[] pngChunk(String name, byte[] data) {
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(US_ASCII));
        crc.update(data);
        return joined(ByteBuffer.allocate(4).putInt(data.length).array(), name.getBytes(US_ASCII), data,
                ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }

    /** A tiny JPEG that asks for ten thousand passes over a large picture. */
    public static byte[] jpegWithTenThousandScans() {
        byte[] good = jpeg(16, 16);
        byte[] scan = { (byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 1, 1, 0 };
        return bytes(out -> {
            out.write(good, 0, good.length - 2);
            for (int i = 0; i < 10_000; i++) {
                out.write(scan);
            }
            out.write(good, good.length - 2, 2);
        });
    }

    public static byte[] html() {
        return "<!DOCTYPE html><html><script>alert(1)</script></html>".getBytes(UTF_8);
    }

    /** A good JPEG with a page in its comment and another behind its end. */
    public static byte[] jpegHtmlPolyglot() {
        byte[] good = jpeg(64, 64);
        byte[] page = html();
        return bytes(out -> {
            out.write(good, 0, 2);
            out.write(new byte[] { (byte) 0xFF, (byte) 0xFE, 0, (byte) (page.length + 2) });
            out.write(page);
            out.write(good, 2, good.length - 2);
            out.write(page);
        });
    }

    public static byte[] truncatedJpeg() {
        byte[] good = jpeg(400, 300);
        return Arrays.copyOf(good, good.length / 2);
    }

    /** A zip of some kilobytes that unpacks to 100 MB. */
    public static byte[] zipBomb() {
        return bytes(out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                zip.putNextEntry(new ZipEntry("a.jpg"));
                for (int i = 0; i < 100; i++) {
                    zip.write(new byte[1_000_000]);
                }
            }
        });
    }

    /** The EICAR test text, put together here so that no scanner finds it in the sources. */
    public static byte[] eicar() {
        return String.join("", "X5O!P%@AP[4\\PZX54(P^)7CC)7}", "$EICAR-STANDARD-ANTI", "VIRUS-TEST-FILE!$H+H*")
                .getBytes(ISO_8859_1);
    }

    /** A small PDF with one empty page. */
    public static byte[] pdf() {
        return ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
                + "trailer<</Root 1 0 R>>\n%%EOF\n").getBytes(US_ASCII);
    }

    private static byte[] encoded(BufferedImage image, String format) {
        return bytes(out -> ImageIO.write(image, format, out));
    }

    private static byte[] deflated(byte[] data) {
        return bytes(out -> {
            try (DeflaterOutputStream deflater = new DeflaterOutputStream(out, new Deflater(9))) {
                deflater.write(data);
            }
        });
    }

    public static byte[] joined(byte[]... parts) {
        return bytes(out -> {
            for (byte[] part : parts) {
                out.write(part);
            }
        });
    }

    private interface Writing {
        void to(ByteArrayOutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
