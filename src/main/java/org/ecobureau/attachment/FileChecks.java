package org.ecobureau.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.attachment.photo.PhotoCopies;
import org.ecobureau.attachment.photo.PhotoEncoder;
import org.ecobureau.attachment.photo.RefusedPhotoException;
import org.ecobureau.attachment.photo.RefusedPhotoException.Reason;
import org.ecobureau.shared.web.Violation;

/** Checks files by their content and makes the copies to show; slow work, so call it before the transaction begins. */
@ApplicationScoped
public class FileChecks {

    private static final String PDF = "application/pdf";
    private static final String PDF_START = "%PDF-";
    private static final String PDF_END = "%%EOF";

    /** Some programs write a few bytes after the end mark. */
    private static final int PDF_END_WITHIN = 2048;

    private static final int SHORT_NAME = 40;
    private static final long MEGABYTE = 1024L * 1024;

    private final UploadConfig limits;
    private final PhotoEncoder encoder;

    @Inject
    public FileChecks(UploadConfig limits) {
        this.limits = limits;
        this.encoder = new PhotoEncoder(limits.pixels(), limits.shownEdge(), limits.thumbnailEdge());
    }

    /** Checks all photos of one form or API request; violations name {@code photos[0]}, {@code photos[1]} … */
    public PreparedFiles photos(String field, List<Upload> uploads) {
        return photos(field, uploads, 0, 0);
    }

    /**
     * @param alreadyCount photos that the same person already left with a draft; they count towards the limits
     * @param alreadyBytes their size
     */
    public PreparedFiles photos(String field, List<Upload> uploads, int alreadyCount, long alreadyBytes) {
        Findings findings = new Findings();
        long all = alreadyBytes + uploads.stream().mapToLong(Upload::bytes).sum();
        if (alreadyCount + uploads.size() > limits.photos()) {
            findings.tooLarge(field, "最多上传 " + limits.photos() + " 张照片，请减少后再提交。");
        } else if (all > limits.allBytes().asLongValue()) {
            findings.tooLarge(field, "照片合计不能超过 " + megabytes(limits.allBytes().asLongValue()) + "，请减少或压缩后再提交。");
        } else {
            for (int i = 0; i < uploads.size(); i++) {
                photo(field + "[" + i + "]", uploads.get(i), findings);
            }
        }
        return findings.result();
    }

    private void photo(String field, Upload upload, Findings findings) {
        long most = limits.photoBytes().asLongValue();
        if (upload.bytes() > most) {
            findings.tooLarge(field, quoted(upload) + "超过 " + megabytes(most) + "，请压缩后再上传。");
            return;
        }
        try (InputStream in = upload.open()) {
            byte[] content = in.readAllBytes();
            PhotoCopies copies = encoder.copies(content);
            findings.take(new PreparedFile(upload, copies.type().mediaType(), hex(sha256().digest(content)), copies));
        } catch (RefusedPhotoException e) {
            findings.refuse(field, quoted(upload) + e.reason().text(), e.reason() == Reason.TOO_MANY_PIXELS);
        } catch (IOException e) {
            throw new UncheckedIOException("upload not readable", e);
        }
    }

    /** Checks a document of a notice: a PDF and nothing that only contains one. */
    public PreparedFiles document(String field, Upload upload) {
        Findings findings = new Findings();
        long most = limits.documentBytes().asLongValue();
        if (upload.bytes() > most) {
            findings.tooLarge(field, quoted(upload) + "超过 " + megabytes(most) + "，请压缩或拆分后再上传。");
        } else if (upload.bytes() == 0) {
            findings.refuse(field, quoted(upload) + Reason.EMPTY.text(), false);
        } else {
            pdf(field, upload, findings);
        }
        return findings.result();
    }

    private static void pdf(String field, Upload upload, Findings findings) {
        MessageDigest sha256 = sha256();
        try (InputStream in = new DigestInputStream(upload.open(), sha256)) {
            String start = new String(in.readNBytes(PDF_START.length()), ISO_8859_1);
            if (!start.equals(PDF_START)) {
                findings.refuse(field, quoted(upload) + "不是 PDF 文件，请先转换成 PDF。", false);
            } else if (!tail(in).contains(PDF_END)) {
                findings.refuse(field, quoted(upload) + "不完整，无法打开。请重新上传。", false);
            } else {
                findings.take(new PreparedFile(upload, PDF, hex(sha256.digest()), null));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("upload not readable", e);
        }
    }

    /** Reads to the end and gives the last bytes. */
    private static String tail(InputStream in) throws IOException {
        String last = "";
        for (byte[] block = in.readNBytes(65_536); block.length > 0; block = in.readNBytes(65_536)) {
            String text = last + new String(block, ISO_8859_1);
            last = text.substring(Math.max(0, text.length() - PDF_END_WITHIN));
        }
        return last;
    }

    private static String quoted(Upload upload) {
        return "“" + FileNames.shortened(upload.name(), SHORT_NAME) + "”";
    }

    private static String megabytes(long bytes) {
        return bytes / MEGABYTE + " MB";
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    /** Collects the results of one request. */
    private static final class Findings {
        private final List<PreparedFile> files = new ArrayList<>();
        private final List<Violation> violations = new ArrayList<>();
        private boolean tooLarge;

        void take(PreparedFile file) {
            files.add(file);
        }

        void tooLarge(String field, String message) {
            refuse(field, message, true);
        }

        void refuse(String field, String message, boolean large) {
            violations.add(new Violation(field, message));
            tooLarge |= large;
        }

        PreparedFiles result() {
            return new PreparedFiles(files, violations, tooLarge);
        }
    }
}
