package org.ecobureau.complaint;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jboss.resteasy.reactive.RestForm;

/** The fields by which an identity is corrected, the same for the reporter and for the clerk who was asked. */
public class IdentityForm {

    @RestForm
    public String idempotencyKey;
    @RestForm
    public String name;
    @RestForm
    public String phone;
    @RestForm
    public String email;
    @RestForm
    public String address;
    /** Fields that shall go. */
    @RestForm
    public List<String> gone;
    @RestForm
    public String mode;

    /** Whether a field is ticked to go. */
    public boolean goes(String field) {
        return gone != null && gone.contains(field);
    }

    /** What shall change. */
    public TypedIdentity typed() {
        return TypedIdentity.of(name, phone, email, address, gone, mode);
    }

    /**
     * The same bytes for the same wish: what a second press is compared by.
     *
     * @param more what else was typed and counts
     */
    public byte[] canonical(String... more) {
        return Stream
                .concat(Stream.of(name, phone, email, address, gone == null ? null : gone.toString(), mode), Stream.of(more))
                .map(v -> v == null ? "-" : v.length() + ":" + v).collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }
}
