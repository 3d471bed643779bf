package org.ecobureau.complaint.intake;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.complaint.Actor;
import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.CaseService.Joined;
import org.ecobureau.complaint.CaseService.Registered;
import org.ecobureau.complaint.Channel;
import org.ecobureau.complaint.ComplaintForm;
import org.ecobureau.complaint.ComplaintRules;
import org.ecobureau.complaint.NewCase;
import org.ecobureau.complaint.QuestionCatalogue;
import org.ecobureau.complaint.Suspicion;
import org.ecobureau.region.Townships;

/** Takes a complaint of a citizen: checks it, flags what a person should look at first, stores it. Refuses nobody. */
@ApplicationScoped
public class IntakeService {

    @Inject
    CaseService cases;

    @Inject
    FloodGauge gauge;

    @Inject
    ProofOfWork proofs;

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
     * How a report came.
     *
     * @param suspicions what the form itself noticed (honeypot, fast)
     * @param address network address of the sender, never stored
     * @param same the reporter says that it is about what somebody reported before
     * @param subject what a challenge must have been given out for
     * @param proof its solution, or null; looked at only above a limit
     */
    record Sending(List<String> suspicions, String address, boolean same, String subject, String proof) {

        /** From a form that gives out no challenge: above a limit it waits. */
        static Sending unsolved(List<String> suspicions, String address) {
            return new Sending(suspicions, address, false, "nothing", null);
        }
    }

    /** What became of it: handled together with another, or waiting until intake has looked at it. */
    record Taken(Registered registered, boolean together, boolean held) {
    }

    /**
     * Registers the case in the running transaction. What waits for a look, or was filled in by a machine, is merged into
     * nothing.
     *
     * @param photos stores the photos under the case number, in the same transaction
     */
    Taken submit(NewCase made, Sending sending, Consumer<String> photos) {
        List<String> flags = new ArrayList<>(sending.suspicions());
        Pressure pressure = gauge.count(sending.address(), made.contact().phone());
        flags.addAll(pressure.flags());
        if (pressure.over() && proofs.spend(sending.subject(), sending.proof())) {
            flags.add(Suspicion.SOLVED.code());
        }
        boolean held = Suspicion.holds(flags);
        CaseService.Origin origin = new CaseService.Origin(Channel.WEB, null, flags);
        Joined joined = sending.same() && !held && !flags.contains(Suspicion.HONEYPOT.code())
                && gauge.mayJoin(sending.address())
                        ? cases.registerTogether(made, origin, Actor.reporter())
                        : new Joined(cases.register(made, origin, Actor.reporter()), false);
        photos.accept(joined.registered().number());
        return new Taken(joined.registered(), joined.together(), held);
    }
}
