package org.ecobureau.staff;

import java.security.Principal;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * Tests only: {@code X-Test-User: officer1} signs that account in, so that pages and rights are tested without the identity
 * provider. The journeys sign in through the real one. This class is not in the packaged application.
 */
@ApplicationScoped
public class TestIdentityMechanism implements HttpAuthenticationMechanism {

    public static final String HEADER = "X-Test-User";

    /** The accounts of the contract: role, unit. */
    public static final Map<String, String[]> ACCOUNTS = Map.ofEntries(account("intake1", Roles.INTAKE, Unit.BUREAU),
            account("intake2", Roles.INTAKE, Unit.BUREAU), account("dispatcher1", Roles.DISPATCHER, Unit.BUREAU),
            account("officer1", Roles.OFFICER, "enforcement"), account("officer2", Roles.OFFICER, "wushi-station"),
            account("reviewer1", Roles.REVIEWER, Unit.BUREAU), account("leader1", Roles.LEADER, Unit.BUREAU),
            account("publisher1", Roles.PUBLISHER, Unit.BUREAU), account("publisher2", Roles.PUBLISHER, Unit.BUREAU),
            account("monitor1", Roles.MONITOR, Unit.BUREAU), account("monitor2", Roles.MONITOR, Unit.BUREAU),
            account("emergency1", Roles.EMERGENCY, Unit.BUREAU), account("emergency2", Roles.EMERGENCY, Unit.BUREAU),
            account("custodian1", Roles.CUSTODIAN, Unit.BUREAU), account("custodian2", Roles.CUSTODIAN, Unit.BUREAU),
            account("auditor1", Roles.AUDITOR, Unit.BUREAU), account("admin1", Roles.ADMIN, Unit.BUREAU),
            account("secadmin1", Roles.SECADMIN, Unit.BUREAU), account("ingest", Roles.INGEST, Unit.BUREAU));

    private static Map.Entry<String, String[]> account(String name, String role, String unit) {
        return Map.entry(name, new String[] { role, unit });
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager providers) {
        String user = request.request().getHeader(HEADER);
        if (user == null) {
            return Uni.createFrom().nullItem();
        }
        String[] account = ACCOUNTS.get(user);
        if (account == null) {
            throw new IllegalArgumentException("no such test account: " + user);
        }
        Principal principal = () -> user;
        return Uni.createFrom().item(QuarkusSecurityIdentity.builder().setPrincipal(principal).addRole(account[0])
                .addAttribute("unit", account[1]).addAttribute("name", Roles.label(account[0]) + user).build());
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().nullItem();
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    @Override
    public int getPriority() {
        return 10_000;
    }
}
