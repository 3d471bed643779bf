package org.ecobureau.attachment;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** File names from outside: only ever shown or offered for saving, never used as a path. */
public final class FileNames {

    /** Longest name in characters; the file's ending is kept. */
    static final int LONGEST = 200;

    private static final String NAMELESS = "未命名文件";
    private static final int LONGEST_ENDING = 10;

    private FileNames() {
    }

    /** Without folders, control characters and marks that turn the reading direction; at most 200 characters. */
    public static String clean(String sent) {
        String name = sent == null ? "" : Normalizer.normalize(sent, Normalizer.Form.NFC);
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        name = name.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\"<>:|?*]", "").strip().replaceFirst("^\\.+", "");
        return name.isEmpty() ? NAMELESS : shortened(name, LONGEST);
    }

    /** For messages: in the middle of a long name stands an ellipsis. */
    public static String shortened(String name, int longest) {
        int length = name.codePointCount(0, name.length());
        if (length <= longest) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= LONGEST_ENDING ? name.substring(dot) : "";
        int kept = longest - 1 - ending.codePointCount(0, ending.length());
        return name.substring(0, name.offsetByCodePoints(0, kept)) + "…" + ending;
    }

    /** The name with the ending that belongs to the content, so that nobody opens "x.html" as a page. */
    static String withEnding(String name, String mediaType) {
        String ending = switch (mediaType) {
            case "image/jpeg" -> ".jpg";
            case "image/png" -> ".png";
            case "image/webp" -> ".webp";
            case "application/pdf" -> ".pdf";
            default -> ".bin";
        };
        String lower = name.toLowerCase(java.util.Locale.ROOT);
        return lower.endsWith(ending) || ending.equals(".jpg") && lower.endsWith(".jpeg") ? name : name + ending;
    }

    /** {@code Content-Disposition} by RFC 6266: an ASCII name for old programs and the real one by RFC 8187. */
    static String disposition(String type, String name) {
        String ascii = name.replaceAll("[^A-Za-z0-9._-]", "_");
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
        return type + "; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded;
    }
}
