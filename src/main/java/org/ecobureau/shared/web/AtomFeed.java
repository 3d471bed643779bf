package org.ecobureau.shared.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;

/**
 * An Atom 1.0 feed (RFC 4287) of one of our lists. Texts are plain and escaped; characters that XML cannot hold are dropped.
 * An empty feed is as old as the epoch so that its bytes do not change without news.
 */
public final class AtomFeed {

    /** The media type of the answer. */
    public static final String TYPE = "application/atom+xml;charset=UTF-8";
    private static final String NO_XML = "[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]";

    private final String base;
    private final Feed feed = new Feed("atom_1.0");
    private final List<Entry> entries = new ArrayList<>();
    private Instant newest = Instant.EPOCH;

    /**
     * @param base public address of the site without a trailing slash
     * @param page path of the page the feed follows
     * @param self path and query of the feed itself
     */
    public AtomFeed(String title, String base, String page, String self) {
        this.base = base;
        feed.setId(base + self);
        feed.setTitle(clean(title));
        feed.setAlternateLinks(List.of(link("alternate", page, "text/html")));
        feed.setOtherLinks(List.of(link("self", self, "application/atom+xml")));
        Person author = new Person();
        author.setName(clean(title));
        feed.setAuthors(List.of(author));
    }

    /**
     * Adds an entry; the newest come first.
     *
     * @param id path that names this entry for ever
     * @param page path to read on
     */
    public AtomFeed entry(String id, String page, String title, String text, Instant updated) {
        Entry entry = new Entry();
        entry.setId(base + id);
        entry.setTitle(clean(title));
        entry.setUpdated(Date.from(updated));
        entry.setAlternateLinks(List.of(link("alternate", page, "text/html")));
        Content content = new Content();
        content.setType("text");
        content.setValue(clean(text));
        entry.setSummary(content);
        entries.add(entry);
        newest = updated.isAfter(newest) ? updated : newest;
        return this;
    }

    /** The document. */
    public String write() {
        feed.setEntries(entries);
        feed.setUpdated(Date.from(newest));
        try {
            return new WireFeedOutput().outputString(feed);
        } catch (FeedException e) {
            throw new IllegalStateException("a feed of our own cannot be written", e);
        }
    }

    private Link link(String rel, String path, String type) {
        Link link = new Link();
        link.setRel(rel);
        link.setHref(base + path);
        link.setType(type);
        return link;
    }

    private static String clean(String text) {
        return text.replaceAll(NO_XML, "");
    }
}
