package org.ecobureau.staff;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.eclipse.microprofile.jwt.JsonWebToken;

import io.quarkus.security.identity.SecurityIdentity;

/** The person behind this request, as the identity provider describes them. */
@Named("me")
@RequestScoped
public class StaffMember {

    @Inject
    SecurityIdentity identity;

    public boolean isSignedIn() {
        return !identity.isAnonymous();
    }

    /** The account, for instance {@code intake1}. */
    public String username() {
        String preferred = claim("preferred_username");
        return preferred != null ? preferred : identity.getPrincipal().getName();
    }

    /** What colleagues call this person; the account when the provider gives no name. */
    public String displayName() {
        String name = claim("name");
        return name == null || name.isBlank() ? username() : name;
    }

    /** Code of the person's unit, {@code bureau} when the provider names none. */
    public String unit() {
        String unit = claim("unit");
        return unit == null ? Unit.BUREAU : unit;
    }

    public boolean has(String role) {
        return identity.hasRole(role);
    }

    public Set<String> roles() {
        return new TreeSet<>(identity.getRoles());
    }

    /** "受理员、审核人", for the page header. */
    public String rolesLabel() {
        return roles().stream().map(Roles::label).collect(Collectors.joining("、"));
    }

    private String claim(String name) {
        Object value = identity.getPrincipal() instanceof JsonWebToken token ? token.getClaim(name)
                : identity.getAttribute(name);
        return value == null ? null : value.toString();
    }
}
