package org.ecobureau.complaint;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What somebody typed to have an identity corrected; an empty field stays as it is.
 *
 * @param gone the fields that shall go
 * @param mode how the reporter wishes to be known, null as before
 */
public record TypedIdentity(String name, String phone, String email, String address, Set<IdentityField> gone,
        IdentityMode mode) {

    public TypedIdentity {
        gone = Set.copyOf(gone);
    }

    /** From the fields of a form; what is no field or mode is left out. */
    public static TypedIdentity of(String name, String phone, String email, String address, List<String> gone,
            String mode) {
        Set<IdentityField> fields = EnumSet.noneOf(IdentityField.class);
        for (IdentityField field : IdentityField.values()) {
            if (gone != null && gone.contains(field.code())) {
                fields.add(field);
            }
        }
        return new TypedIdentity(name, phone, email, address, fields, IdentityMode.byCode(mode).orElse(null));
    }

    @Override
    public String toString() {
        return "TypedIdentity[" + gone + " " + mode + "]";
    }
}
