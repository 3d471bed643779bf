package org.ecobureau.notify;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.ecobureau.audit.AuditLog;
import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.Html;
import org.ecobureau.shared.web.Idempotency;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.staff.Roles;
import org.ecobureau.staff.StaffMember;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Office addresses of units and posts: where reminders and emergencies go, and who gets none. */
@Path(DutyAddressPages.PATH)
@RolesAllowed(Roles.ADMIN)
@NoStore
@Produces(MediaType.TEXT_HTML)
public class DutyAddressPages {

    static final String PATH = "/staff/outbox/addresses";
    private static final int LONGEST = 254;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>\"',;:()\\[\\]\\\\]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    /** One receiver as the form shows it. */
    public record Field(String name, String label, String value) {
    }

    /** The page. */
    public record Page(List<Field> fields, boolean sends, List<String> without, boolean done, String key) {
    }

    @CheckedTemplate(basePath = "notify", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance addresses(Page page, FormErrors errors);
    }

    @Inject
    DutyReceivers receivers;

    @Inject
    Outbox outbox;

    @Inject
    StaffMember me;

    @Inject
    AuditLog audit;

    @Inject
    Idempotency idempotency;

    @Inject
    Clock clock;

    @GET
    public TemplateInstance page(@RestQuery String done) {
        return page(Map.of(), new FormErrors(), "saved".equals(done));
    }

    private TemplateInstance page(Map<String, String> typed, FormErrors errors, boolean done) {
        List<DutyReceivers.Receiver> all = receivers.all();
        List<Field> fields = all.stream()
                .map(r -> new Field(r.code(), r.name(), typed.getOrDefault(r.code(), r.address() == null ? "" : r.address())))
                .toList();
        return Templates.addresses(new Page(fields, outbox.sends(Medium.MAIL),
                all.stream().filter(r -> r.address() == null).map(DutyReceivers.Receiver::name).toList(), done,
                idempotency.newKey()), errors);
    }

    /** Stores what was changed; an empty field takes the address away. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(MultivaluedMap<String, String> posted) {
        Map<String, String> typed = new TreeMap<>();
        FormErrors errors = new FormErrors();
        for (DutyReceivers.Receiver receiver : receivers.all()) {
            String address = posted == null ? null : Nfc.clean(posted.getFirst(receiver.code()));
            typed.put(receiver.code(), address == null ? "" : address);
            if (address != null && (address.length() > LONGEST || !ADDRESS.matcher(address).matches())) {
                errors.add(receiver.code(), "请填写完整的邮箱地址，如 zhifa@example.gov.cn，一处只填一个。");
            }
        }
        if (!errors.isEmpty()) {
            return Html.page(422, page(typed, errors, false));
        }
        String key = posted == null ? null : posted.getFirst("idempotencyKey");
        return idempotency.once("duty addresses", key, typed.toString().getBytes(StandardCharsets.UTF_8), () -> {
            store(typed);
            return Response.seeOther(URI.create(PATH + "?done=saved")).build();
        });
    }

    private void store(Map<String, String> typed) {
        typed.forEach((receiver, address) -> {
            DutyAddress row = DutyAddress.of(receiver).orElse(null);
            if (address.equals(row == null ? "" : row.address)) {
                return;
            }
            if (address.isEmpty()) {
                row.delete();
            } else {
                DutyAddress kept = row == null ? new DutyAddress() : row;
                kept.receiver = receiver;
                kept.address = address;
                kept.changedBy = me.username();
                kept.changedAt = clock.instant();
                kept.persist();
            }
            audit.record("outbox.address", receiver, address.isEmpty() ? "removed" : "changed");
        });
    }
}
