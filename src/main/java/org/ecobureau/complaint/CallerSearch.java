package org.ecobureau.complaint;

import java.util.List;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.ecobureau.audit.AuditLog;
import org.ecobureau.complaint.CaseInbox.Box;
import org.ecobureau.complaint.CaseInbox.Filter;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.Roles;

/** Finds what a caller reported before, by their phone. */
@ApplicationScoped
public class CallerSearch {

    @Inject
    CaseInbox inbox;

    @Inject
    CaseIdentities identities;

    @Inject
    AuditLog audit;

    @Inject
    IdentityLog identityLog;

    /** What is wrong with a typed phone that is to be looked for, null when it is one. */
    public static String mistakeIn(String typed) {
        String phone = Phone.normalise(typed);
        return phone == null ? "请先填写电话，再查找。要填完整的电话号码。" : Phone.isValid(phone) ? null : ComplaintRules.WRONG_PHONE;
    }

    /**
     * The newest cases of a caller whose phone is this one exactly; sealed reporters are not found. Each search is logged, and
     * each reporter who was found is told.
     *
     * @throws Problem 403 for people who take no calls
     */
    @Transactional
    public List<CaseInbox.Row> byPhone(String typed, Actor actor, int limit) {
        if (!actor.roles().contains(Roles.INTAKE)) {
            throw Problem.forbidden("只有受理员可以按电话查找。");
        }
        List<String> keys = identities.phoneKeys(typed);
        if (keys.isEmpty()) {
            return List.of();
        }
        List<CaseInbox.Row> rows = inbox.page(Filter.of(Box.ALL), keys, actor, null, limit).rows();
        // A list by phone says who reported: each reporter is told as of a look at the name.
        rows.forEach(row -> identityLog.record(row.id(), row.number(), IdentityAct.FOUND, Roles.INTAKE, "有人来电或来访，查这个号码以前登记过什么",
                "by " + actor.username() + ": phone"));
        audit.record("identity.searched", "phone", "by " + actor.username() + ": " + rows.size() + " cases"
                + rows.stream().map(row -> " " + row.number()).collect(Collectors.joining()));
        return rows;
    }
}
