package org.ecobureau.attachment.photo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

import org.jboss.logging.Logger;

import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.png.PngMetadataReader;
import com.drew.imaging.webp.WebpMetadataReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;

/** The EXIF orientation: how the camera was held, 1 (upright) to 8. */
final class PhotoOrientation {

    private static final Logger LOG = Logger.getLogger(PhotoOrientation.class);

    private PhotoOrientation() {
    }

    /** @return 1 to 8; 1 also when there is none or it cannot be read, since the picture is still worth showing */
    static int of(PhotoType type, byte[] file) {
        try (InputStream in = new ByteArrayInputStream(file)) {
            ExifIFD0Directory exif = read(type, in).getFirstDirectoryOfType(ExifIFD0Directory.class);
            Integer orientation = exif == null ? null : exif.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
            return orientation == null || orientation < 1 || orientation > 8 ? 1 : orientation;
        } catch (ImageProcessingException | IOException | RuntimeException e) {
            LOG.debug("EXIF not readable, photo taken as upright", e);
            return 1;
        }
    }

    private static Metadata read(PhotoType type, InputStream in) throws ImageProcessingException, IOException {
        return switch (type) {
            case JPEG -> JpegMetadataReader.readMetadata(in, java.util.List.of(new ExifReader()));
            case PNG -> PngMetadataReader.readMetadata(in);
            case WEBP -> WebpMetadataReader.readMetadata(in);
        };
    }
}
