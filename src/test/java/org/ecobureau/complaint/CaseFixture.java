package org.ecobureau.complaint;

import java.time.Clock;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.staff.Roles;
import org.ecobureau.staff.Unit;

/** Brings a case to any state through the service, as the people of the contract would. */
@ApplicationScoped
public class CaseFixture {

    public static final Actor INTAKE = actor("intake1", Unit.BUREAU, Roles.INTAKE);
    public static final Actor DISPATCHER = actor("dispatcher1", Unit.BUREAU, Roles.DISPATCHER);
    public static final Actor OFFICER = actor("officer1", "enforcement", Roles.OFFICER);
    public static final Actor OTHER_OFFICER = actor("officer2", "wushi-station", Roles.OFFICER);
    public static final Actor REVIEWER = actor("reviewer1", Unit.BUREAU, Roles.REVIEWER);
    public static final Actor LEADER = actor("leader1", Unit.BUREAU, Roles.LEADER);

    @Inject
    CaseService cases;

    @Inject
    CaseReader reader;

    @Inject
    QuestionCatalogue questions;

    @Inject
    Clock clock;

    private static Actor actor(String name, String unit, String role) {
        return new Actor(name, name, unit, Set.of(role));
    }

    public CaseService.Registered registered() {
        return registered(Forms.anonymous());
    }

    public CaseService.Registered registered(ComplaintForm form) {
        return cases.register(checked(form), CaseService.Origin.WEB, Actor.reporter());
    }

    /** A letter of somebody whom nothing but the post reaches. */
    public CaseService.Registered letter(String mode, String name, String address) {
        return letter(Forms.person(mode, name, null, null), address);
    }

    CaseService.Registered letter(ComplaintForm form, String address) {
        return cases.register(ComplaintRules.check(form, address, questions, code -> true, clock.instant()).newCase(),
                CaseService.Origin.of(Channel.LETTER, null), INTAKE);
    }

    public NewCase checked(ComplaintForm form) {
        ComplaintRules.Outcome outcome = ComplaintRules.check(form, questions, code -> true, clock.instant());
        if (!outcome.ok()) {
            throw new IllegalArgumentException(outcome.violations().toString());
        }
        return outcome.newCase();
    }

    /** The number of the part that was split off last. */
    public String part(String number) {
        return reader.forReceipt(number).related().stream().filter(r -> r.kind().equals("part"))
                .map(CaseSheet.Related::number).reduce((first, second) -> second).orElseThrow();
    }

    /** Takes the usual way, from where the case stands, until it stands there. */
    public CaseFixture bring(String number, CaseStatus target) {
        CaseStatus at = reader.forReceipt(number).status();
        while (at != target) {
            at = next(number, at);
        }
        return this;
    }

    /** One step of the usual way. */
    CaseStatus next(String number, CaseStatus at) {
        return switch (at) {
            case REGISTERED -> cases.move(number, CaseMove.of(CaseAction.ACCEPT), INTAKE);
            case ACCEPTED -> cases.move(number, CaseMove.of(CaseAction.ASSIGN).with(Datum.UNIT, "enforcement"), DISPATCHER);
            case ASSIGNED -> cases.move(number, CaseMove.of(CaseAction.START_INVESTIGATION), OFFICER);
            case INVESTIGATING -> {
                cases.move(number, CaseMove.of(CaseAction.RECORD_FINDING).with(Datum.FINDING, "现场闻到焦糊味。")
                        .with(Datum.VERIFIED, "true").with(Datum.MEASURES, "责令停产整改。"), OFFICER);
                yield cases.move(number,
                        CaseMove.of(CaseAction.DRAFT_ANSWER).with(Datum.ANSWER, "您反映的焦糊味属实，企业已停产整改。"), OFFICER);
            }
            case DRAFTED -> cases.move(number, CaseMove.of(CaseAction.SUBMIT_FOR_REVIEW), OFFICER);
            case IN_REVIEW -> cases.move(number, CaseMove.of(CaseAction.APPROVE_ANSWER), REVIEWER);
            case ANSWERED -> cases.move(number, CaseMove.of(CaseAction.CLOSE), INTAKE);
            default -> throw new IllegalArgumentException("no usual way on from " + at);
        };
    }
}
