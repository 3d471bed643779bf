package org.ecobureau.complaint.intake;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ecobureau.complaint.Actor;
import org.ecobureau.complaint.CaseIdentities;
import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.CaseService.Joined;
import org.ecobureau.complaint.Channel;
import org.ecobureau.complaint.ComplaintForm;
import org.ecobureau.complaint.ComplaintRules;
import org.ecobureau.complaint.KeyedCounts;
import org.ecobureau.complaint.NewCase;
import org.ecobureau.complaint.QuestionCatalogue;
import org.ecobureau.region.Townships;

/** Takes a complaint of a citizen: checks it, flags what a person should look at first, stores it. Refuses nobody. */
@ApplicationScoped
public class IntakeService {

    /** A village may share one address: above this the moderation queue looks, nobody is turned away. */
    @ConfigProperty(name = "eco.complaints.per-address-and-hour", defaultValue = "10")
    int perAddress;

    @ConfigProperty(name = "eco.complaints.per-phone-and-day", defaultValue = "5")
    int perPhone;

    @Inject
    CaseService cases;

    @Inject
    CaseIdentities identities;

    @Inject
    KeyedCounts counts;

    @Inject
    QuestionCatalogue questions;

    @Inject
    Townships townships;

    @Inject
    Clock clock;

    public ComplaintRules.Outcome check(ComplaintForm form) {
        return ComplaintRules.check(form, questions, townships::isKnown, clock.instant());
    }

    /**
     * Registers the case in the running transaction.
     *
     * @param suspicions what the form itself noticed (honeypot, fast)
     * @param address network address of the sender, never stored
     * @param same the reporter says that it is about what somebody reported before; a form a machine filled in is looked at
     *        first
     * @param photos stores the photos under the case number, in the same transaction
     */
    Joined submit(NewCase made, List<String> suspicions, String address, boolean same, Consumer<String> photos) {
        List<String> flags = new ArrayList<>(suspicions);
        if (counts.add(counts.addressKey("complaint", address)) > perAddress) {
            flags.add("addressLimit");
        }
        if (made.contact().phone() != null
                && identities.countByPhone(made.contact().phone(), clock.instant().minus(Duration.ofDays(1))) >= perPhone) {
            flags.add("phoneLimit");
        }
        CaseService.Origin origin = new CaseService.Origin(Channel.WEB, null, flags);
        Joined joined = same && !flags.contains("honeypot") ? cases.registerTogether(made, origin, Actor.reporter())
                : new Joined(cases.register(made, origin, Actor.reporter()), false);
        photos.accept(joined.registered().number());
        return joined;
    }
}
