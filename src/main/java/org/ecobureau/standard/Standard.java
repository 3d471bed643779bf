package org.ecobureau.standard;

/**
 * A standard the site evaluates by.
 *
 * @param id the number with year, e.g. {@code HJ 633-2026}
 * @param family what it is the current version of, e.g. {@code air.index}
 * @param replacedBy id of the next version, empty while it is the last
 * @param usedFor in plain Chinese, what the site uses it for
 */
public record Standard(String id, String title, String family, Validity validity, String replacedBy, String usedFor,
        String source, Verification verification) {

    /** The way it is quoted: 《环境空气质量标准》（GB 3095-2026）. */
    public String label() {
        return "《" + title + "》（" + id + "）";
    }
}
