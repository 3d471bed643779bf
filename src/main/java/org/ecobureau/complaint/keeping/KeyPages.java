package org.ecobureau.complaint.keeping;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.ecobureau.shared.seal.Macs;
import org.ecobureau.shared.seal.SealedTable;
import org.ecobureau.shared.seal.Sealing;
import org.ecobureau.shared.web.Idempotency;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.staff.DeskEntry;
import org.ecobureau.staff.Roles;
import org.ecobureau.staff.StaffMember;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Which keys are in use by their numbers, and the change to the newest; no key is ever shown. */
@Path(KeyPages.PATH)
@RolesAllowed(Roles.SECADMIN)
@NoStore
@Produces(MediaType.TEXT_HTML)
public class KeyPages {

    static final String PATH = "/staff/settings/keys";

    /** The longest that a sealed cookie or a kept answer lives. */
    private static final Duration AFTERGLOW = Duration.ofHours(24);

    /** The last change. */
    public record Last(String askedBy, Instant askedAt, int sealKey, boolean running, String table, long seen, long changed,
            long broken, long left, Instant touchedAt, Instant endedAt, Instant removableAt, boolean waiting) {
    }

    /** The page. */
    public record Page(List<Integer> sealKeys, List<Integer> macKeys, List<String> tables, Last last, String key,
            boolean done) {
    }

    @CheckedTemplate(basePath = "complaint/keeping", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance keys(Page page);
    }

    /** The way here from the staff home page. */
    @ApplicationScoped
    public static class Entry implements DeskEntry.Source {
        @Override
        public DeskEntry entry() {
            return new DeskEntry("密钥", PATH, "更换封存身份、照片用的密钥，不停机", Set.of(Roles.SECADMIN));
        }
    }

    @Inject
    KeyRotations rotations;

    @Inject
    Sealing sealing;

    @Inject
    Macs macs;

    @Inject
    StaffMember me;

    @Inject
    Idempotency idempotency;

    @Inject
    Clock clock;

    @GET
    @Transactional
    public TemplateInstance page(@RestQuery String done) {
        List<SealedTable> tables = rotations.tables();
        Last last = KeyRotation.latest().map(r -> last(r, tables)).orElse(null);
        return Templates.keys(new Page(sealing.keys(), macs.keys(), tables.stream().map(SealedTable::title).distinct().toList(),
                last, idempotency.newKey(), "asked".equals(done)));
    }

    private Last last(KeyRotation r, List<SealedTable> tables) {
        String table = tables.stream().filter(t -> t.table().equals(r.atTable)).map(SealedTable::title).findFirst()
                .orElse(null);
        return new Last(r.askedBy, r.askedAt, r.sealKey, r.endedAt == null, table, r.seen, r.changed, r.broken,
                r.leftOver == null ? 0 : r.leftOver, r.touchedAt, r.endedAt,
                r.complete() && r.sealKey == sealing.newestKey() ? r.endedAt.plus(AFTERGLOW) : null,
                r.endedAt == null && r.sealKey != sealing.newestKey());
    }

    /** Asks for the change; it begins within seconds. */
    @POST
    public Response start(@RestForm String idempotencyKey) {
        return idempotency.once("keys", idempotencyKey, "rotate".getBytes(StandardCharsets.UTF_8), () -> {
            rotations.ask(me.username());
            return Response.seeOther(URI.create(PATH + "?done=asked")).build();
        });
    }
}
