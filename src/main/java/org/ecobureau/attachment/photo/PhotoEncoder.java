package org.ecobureau.attachment.photo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Semaphore;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;

import org.apache.tika.Tika;
import org.ecobureau.attachment.photo.PhotoCopies.Copy;
import org.ecobureau.attachment.photo.RefusedPhotoException.Reason;

import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/**
 * Looks at a photo and makes the copies that are shown. The type comes from the bytes, the size from the header before
 * anything is decoded, and a copy holds nothing but newly encoded pixels: position, device and hidden content stay
 * behind.
 */
public final class PhotoEncoder {

    /** JPEG quality: no visible blocks in number plates and smoke, about 300 KB at 1,600 pixels. */
    private static final float QUALITY = 0.85f;

    /** Decoded at the same time: one 40-megapixel WebP takes 160 MB while it is decoded. */
    private static final Semaphore DECODING = new Semaphore(2, true);

    /** Pixels that a JPEG with halved colour keeps together. */
    private static final int BLOCK = 16;

    /** So far the colour of a neighbouring block may reach when a decoder smooths it. */
    private static final int SMOOTHED = 2;

    private static final Tika TIKA = new Tika();

    private final long maxPixels;
    private final int shownEdge;
    private final int thumbnailEdge;

    /**
     * @param maxPixels width times height, at most
     * @param shownEdge longer edge of the shown copy in pixels, at most
     * @param thumbnailEdge longer edge of the thumbnail in pixels, at most
     */
    public PhotoEncoder(long maxPixels, int shownEdge, int thumbnailEdge) {
        this.maxPixels = maxPixels;
        this.shownEdge = shownEdge;
        this.thumbnailEdge = thumbnailEdge;
        ImageIO.setUseCache(false);
        ImageIO.scanForPlugins();
    }

    /** The copies of a photo, or the reason why it is not taken. */
    public PhotoCopies copies(byte[] file) throws RefusedPhotoException {
        if (file.length == 0) {
            throw new RefusedPhotoException(Reason.EMPTY);
        }
        PhotoType type = PhotoType.of(TIKA.detect(file))
                .orElseThrow(() -> new RefusedPhotoException(Reason.NOT_A_PHOTO));
        byte[] decodable = PhotoStructure.decodable(type, file);
        DECODING.acquireUninterruptibly();
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(decodable))) {
            return copies(type, decodable, input);
        } catch (IOException | RuntimeException e) {
            // A decoder answers hostile bytes with any exception: whatever it is, the photo cannot be shown.
            throw new RefusedPhotoException(Reason.BROKEN, e);
        } finally {
            DECODING.release();
        }
    }

    private PhotoCopies copies(PhotoType type, byte[] decodable, ImageInputStream input)
            throws IOException, RefusedPhotoException {
        ImageReader reader = reader(type);
        try {
            reader.setInput(input, false, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > maxPixels) {
                throw new RefusedPhotoException(Reason.TOO_MANY_PIXELS);
            }
            int orientation = PhotoOrientation.of(type, decodable);
            BufferedImage decoded = decode(reader, Math.max(width, height));
            BufferedImage shown = upright(decoded, shownEdge, orientation);
            return new PhotoCopies(type, width, height, encode(shown), encode(upright(shown, thumbnailEdge, 1)));
        } finally {
            reader.dispose();
        }
    }

    /**
     * A shown copy with solid boxes, newly encoded: nothing of what lay below is in it. A box grows to whole blocks of the
     * JPEG and one more on each side that would touch it, so that every pixel that was asked for comes out in one colour.
     *
     * @param shown a copy that {@link #copies} made
     */
    public CoveredCopies covered(byte[] shown, List<CoverBox> boxes) {
        DECODING.acquireUninterruptibly();
        try {
            BufferedImage image = opaque(ImageIO.read(new ByteArrayInputStream(shown)));
            Graphics2D graphics = image.createGraphics();
            graphics.setColor(Color.BLACK);
            for (CoverBox box : boxes) {
                int left = blockBefore(box.from(box.left(), image.getWidth()));
                int top = blockBefore(box.from(box.top(), image.getHeight()));
                graphics.fillRect(left, top, blockAfter(box.until(box.left(), box.width(), image.getWidth())) - left,
                        blockAfter(box.until(box.top(), box.height(), image.getHeight())) - top);
            }
            graphics.dispose();
            return new CoveredCopies(encode(image), encode(upright(image, thumbnailEdge, 1)));
        } catch (IOException e) {
            throw new UncheckedIOException("a copy of our own cannot be read", e);
        } finally {
            DECODING.release();
        }
    }

    private static int blockBefore(int pixel) {
        return Math.floorDiv(pixel - SMOOTHED, BLOCK) * BLOCK;
    }

    private static int blockAfter(int pixel) {
        return (pixel + SMOOTHED + BLOCK - 1) / BLOCK * BLOCK;
    }

    private static ImageReader reader(PhotoType type) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(type.name());
        if (!readers.hasNext()) {
            throw new IllegalStateException("no decoder for " + type);
        }
        return readers.next();
    }

    /** Leaves out rows and columns of a very large photo while reading, down to twice the size that is shown. */
    private BufferedImage decode(ImageReader reader, int longEdge) throws IOException {
        ImageReadParam param = reader.getDefaultReadParam();
        int step = Math.max(1, longEdge / (2 * shownEdge));
        param.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, param);
    }

    /** Scaled down (never up), on white, sRGB, and turned as its EXIF orientation says. */
    private static BufferedImage upright(BufferedImage image, int maxEdge, int orientation) throws IOException {
        double scale = Math.min(1, (double) maxEdge / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        BufferedImage scaled = Thumbnails.of(opaque(image)).forceSize(width, height).asBufferedImage();
        return orientation == 1 ? scaled
                : ExifFilterUtils.getFilterForOrientation(Orientation.typeOf(orientation)).apply(scaled);
    }

    private static BufferedImage opaque(BufferedImage image) {
        BufferedImage rgb = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = rgb.createGraphics();
        graphics.drawImage(image, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return rgb;
    }

    private static Copy encode(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return new Copy(bytes.toByteArray(), image.getWidth(), image.getHeight());
    }
}
