package org.ecobureau.register;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.persistence.EntityManager;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Tests: puts a list before the public at once, past the desk and its four eyes, so that a page can be tested with it:
 * {@code Lists.of("noise-permits").source("平江县住建局").row("project", "…", "place", "…").publish()}.
 */
public final class Lists {

    private final String code;
    private final List<RegisterRow> rows = new ArrayList<>();
    private String source = "测试来源";
    private LocalDate listDate = LocalDate.of(2026, 11, 1);

    private Lists(String code) {
        this.code = code;
    }

    public static Lists of(String code) {
        return new Lists(code);
    }

    public Lists source(String text) {
        source = text;
        return this;
    }

    public Lists date(String day) {
        listDate = LocalDate.parse(day);
        return this;
    }

    /** A row from pairs of column name and stored value; a value that is null or empty is an empty cell. */
    public Lists row(String... namesAndValues) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] != null && !namesAndValues[i + 1].isEmpty()) {
                cells.put(namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        rows.add(new RegisterRow(Arc.container().instance(RegisterKinds.class).get().get(code).keyOf(cells), cells));
        return this;
    }

    /** Replaces what is published of this kind now. */
    public void publish() {
        QuarkusTransaction.requiringNew().run(() -> {
            end("CORRECTED");
            EntityManager em = RegisterVersion.getEntityManager();
            em.createNativeQuery("INSERT INTO publication (kind, subject, version_no, state, published_at, lock_version)"
                    + " SELECT 'register', :code, COALESCE(MAX(version_no), 0) + 1, 'PUBLISHED', :now, 3 FROM publication"
                    + " WHERE kind = 'register' AND subject = :code").setParameter("code", code)
                    .setParameter("now", Arc.container().instance(Clock.class).get().instant()).executeUpdate();
            em.createNativeQuery("INSERT INTO register_version (publication_id, kind, source, list_date, row_count)"
                    + " SELECT id, subject, :source, :day, :rows FROM publication WHERE kind = 'register' AND subject = :code"
                    + " AND state = 'PUBLISHED'").setParameter("source", source).setParameter("day", listDate)
                    .setParameter("rows", rows.size()).setParameter("code", code).executeUpdate();
            Arc.container().instance(EntryStore.class).get().replace(RegisterVersion.shown(code).orElseThrow().id, rows);
            tell();
        });
    }

    /** Nothing of this kind is published afterwards. */
    public static void withdraw(String code) {
        QuarkusTransaction.requiringNew().run(() -> {
            Lists lists = new Lists(code);
            lists.end("WITHDRAWN");
            lists.tell();
        });
    }

    /** Forgets drafts that another test left open. */
    public static void noDrafts(String code) {
        QuarkusTransaction.requiringNew().run(() -> RegisterVersion.getEntityManager()
                .createNativeQuery("UPDATE publication SET state = 'DISCARDED' WHERE kind = 'register' AND subject = :code"
                        + " AND state IN ('DRAFT', 'SUBMITTED')")
                .setParameter("code", code).executeUpdate());
    }

    private void end(String state) {
        RegisterVersion.getEntityManager().createNativeQuery("UPDATE publication SET state = :state WHERE kind = 'register'"
                + " AND subject = :code AND state IN ('PUBLISHED', 'WITHDRAWAL_ASKED')").setParameter("state", state)
                .setParameter("code", code).executeUpdate();
    }

    private void tell() {
        Arc.container().beanManager().getEvent().fire(new RegisterPublished(code));
    }
}
