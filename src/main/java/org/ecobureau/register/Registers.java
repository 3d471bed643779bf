package org.ecobureau.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.publication.State;

/**
 * The published lists. A node keeps the rows of the version it read last, so that one statement (is this version still the
 * published one?) is enough, and two when a new version came.
 */
@ApplicationScoped
public class Registers {

    private static final List<State> SHOWN = List.of(State.PUBLISHED, State.WITHDRAWAL_ASKED);
    private static final String HEAD = "select new org.ecobureau.register.Registers$Head(v.id, v.kind, v.source, v.listDate, v.note,"
            + " v.rowCount, p.publishedAt, p.versionNo, p.reason) from RegisterVersion v join v.publication p"
            + " where p.kind = :kind and p.state in :shown";

    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    @Inject
    EntityManager em;

    @Inject
    RegisterKinds kinds;

    /** What is known of a published list without its rows. */
    public record Head(long versionId, String code, String source, LocalDate listDate, String note, int rowCount,
            Instant publishedAt, int version, String reason) {

        public boolean demonstration() {
            return PublishedRegister.DEMONSTRATION.equals(source);
        }
    }

    /** A draft keeps its id when it is published, so the moment of publication is a part of what was read. */
    private record Kept(long versionId, Instant publishedAt, String note, String reason, PublishedRegister register) {
    }

    /**
     * The list the public reads now, in one statement, or two after it changed.
     *
     * @throws IllegalArgumentException when there is no such kind
     */
    public PublishedRegister published(String code) {
        RegisterKind kind = kinds.get(code);
        Head head = em.createQuery(HEAD + " and p.subject = :code", Head.class).setParameter("kind", RegisterService.KIND)
                .setParameter("shown", SHOWN).setParameter("code", code).getResultStream().findFirst().orElse(null);
        return head == null ? empty(kind) : register(kind, head);
    }

    /**
     * Several lists at once, by code: one statement, and one more for each list that changed.
     *
     * @throws IllegalArgumentException when there is no such kind
     */
    public Map<String, PublishedRegister> published(Collection<String> codes) {
        Map<String, Head> heads = heads();
        Map<String, PublishedRegister> lists = new LinkedHashMap<>();
        for (String code : codes) {
            RegisterKind kind = kinds.get(code);
            Head head = heads.get(code);
            lists.put(code, head == null ? empty(kind) : register(kind, head));
        }
        return lists;
    }

    /** What is published of every kind, by code, in one statement. */
    public Map<String, Head> heads() {
        Map<String, Head> heads = new HashMap<>();
        em.createQuery(HEAD, Head.class).setParameter("kind", RegisterService.KIND).setParameter("shown", SHOWN)
                .getResultList().forEach(head -> heads.put(head.code(), head));
        return heads;
    }

    /** What the publishers tell the public about a list that was just read here; null without such words. No statement. */
    public String note(PublishedRegister register) {
        Kept known = kept.get(register.code());
        return known != null && known.publishedAt().equals(register.publishedAt()) ? known.note() : null;
    }

    /** Why the version that was just read here replaced the one before; null for a first version. No statement. */
    public String reason(PublishedRegister register) {
        Kept known = kept.get(register.code());
        return known != null && known.publishedAt().equals(register.publishedAt()) ? known.reason() : null;
    }

    private PublishedRegister register(RegisterKind kind, Head head) {
        Kept known = kept.get(kind.code());
        if (known != null && known.versionId() == head.versionId() && known.publishedAt().equals(head.publishedAt())) {
            return known.register();
        }
        List<RegisterRow> rows = RegisterEntry.of(head.versionId()).stream().map(entry -> open(kind, entry)).toList();
        PublishedRegister register = new PublishedRegister(kind.code(), kind.title(), rows, head.source(), head.listDate(),
                head.publishedAt(), head.version(), head.demonstration());
        kept.put(kind.code(), new Kept(head.versionId(), head.publishedAt(), head.note(), head.reason(), register));
        return register;
    }

    /** The row without the cells of closed columns and of columns the kind no longer has. */
    private static RegisterRow open(RegisterKind kind, RegisterEntry entry) {
        Map<String, String> cells = new LinkedHashMap<>();
        kind.openColumns().forEach(column -> {
            String cell = entry.cells.get(column.name());
            if (cell != null) {
                cells.put(column.name(), cell);
            }
        });
        return new RegisterRow(entry.rowKey, Map.copyOf(cells));
    }

    private static PublishedRegister empty(RegisterKind kind) {
        return new PublishedRegister(kind.code(), kind.title(), List.of(), null, null, null, 0, false);
    }
}
