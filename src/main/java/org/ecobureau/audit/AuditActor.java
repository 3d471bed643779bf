package org.ecobureau.audit;

/**
 * Who did it.
 *
 * @param name the account, {@code public} for a visitor who is not signed in, {@code system} for a job
 * @param role the account's roles, comma separated; empty for the other two
 */
public record AuditActor(String name, String role) {

    /** A visitor of the public pages. No network address is kept. */
    public static final AuditActor PUBLIC = new AuditActor("public", "");

    /** A scheduled job. */
    public static final AuditActor SYSTEM = new AuditActor("system", "");
}
