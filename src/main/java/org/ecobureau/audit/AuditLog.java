package org.ecobureau.audit;

import java.time.Clock;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import io.quarkus.arc.Arc;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;

/**
 * Writes the append-only log in the caller's transaction: what is undone leaves no entry, what is done leaves one. The
 * detail names what happened and never holds a name, phone number, address or text of a person.
 */
@ApplicationScoped
public class AuditLog {

    private static final int MOST_DETAIL = 2_000;

    @Inject
    Clock clock;

    @Inject
    CurrentIdentityAssociation identities;

    @Inject
    CurrentVertxRequest request;

    /** Records what the person behind the current request, or a job, did. */
    @Transactional(TxType.MANDATORY)
    public void record(String kind, String subject, String detail) {
        record(actor(), kind, subject, detail);
    }

    /** Records what somebody else did, for instance the second person of a release. */
    @Transactional(TxType.MANDATORY)
    public void record(AuditActor actor, String kind, String subject, String detail) {
        String text = detail == null ? "" : detail;
        String kept = text.length() > MOST_DETAIL ? text.substring(0, MOST_DETAIL) : text;
        new AuditEntry(clock.instant(), actor, kind, subject, kept).persist();
    }

    private AuditActor actor() {
        boolean web = Arc.container().requestContext().isActive() && request.getCurrent() != null;
        if (!web) {
            return AuditActor.SYSTEM;
        }
        SecurityIdentity identity = identities.getIdentity();
        return identity.isAnonymous() ? AuditActor.PUBLIC
                : new AuditActor(account(identity), String.join(",", new TreeSet<>(identity.getRoles())));
    }

    /** The same account name as staff pages show: OpenID Connect calls it {@code preferred_username}. */
    private static String account(SecurityIdentity identity) {
        if (identity.getPrincipal() instanceof org.eclipse.microprofile.jwt.JsonWebToken token) {
            String preferred = token.getClaim("preferred_username");
            return preferred == null ? token.getName() : preferred;
        }
        return identity.getPrincipal().getName();
    }
}
