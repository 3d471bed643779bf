package org.ecobureau.complaint;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.ecobureau.complaint.CaseInbox.Box;
import org.ecobureau.complaint.CaseInbox.Filter;
import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.Roles;

/** The condition of a list, row scope first. */
final class CaseListQuery {

    static final Set<CaseStatus> ENDED = ended();
    /** Whether the person ({@code :writer}) has typed something into a form of the case since {@code :kept}. */
    static final String DRAFT = "exists (select 1 from StepDraft d where d.username = :writer and d.caseId = c.id"
            + " and d.discardedAt is null and d.savedAt > :kept)";

    final StringBuilder where = new StringBuilder();
    final Map<String, Object> parameters = new HashMap<>();
    private final Clock clock;

    /**
     * @param phoneKeys blind index keys of a phone to look for, null for none
     */
    CaseListQuery(Filter filter, List<String> phoneKeys, Actor actor, Clock clock) {
        this.clock = clock;
        scope(actor);
        box(filter.box(), actor);
        if (filter.status() != null) {
            and("c.status = :status", "status", filter.status());
        }
        if (filter.type() != null) {
            type(filter);
        }
        if (filter.township() != null) {
            and("c.township = :township", "township", filter.township());
        }
        if (filter.unit() != null) {
            and("c.leadUnit = :lead", "lead", filter.unit());
        }
        if (filter.flag() != null) {
            and("c.flagged = :flagged", "flagged", true);
            if (!filter.flag().equals(Filter.ANY_FLAG)) {
                and("function('find_in_set', :flag, cast(c.flags as String)) > 0", "flag", filter.flag());
            }
        }
        if (Nfc.clean(filter.number()) != null) {
            NumberSearch.of(filter.number()).ifPresentOrElse(this::number, () -> where.append(" and 1 = 0"));
        }
        words(filter.words());
        if (phoneKeys != null) {
            // A sealed reporter is not found by their phone: that would tell that they reported (promise L2).
            and("c.identityMode <> :sealed and c.id in (select i.caseId from CaseIdentity i where i.phoneIndex in :phones)",
                    "phones", phoneKeys);
            parameters.put("sealed", IdentityMode.CONFIDENTIAL);
        }
    }

    /**
     * By the index of the type where nothing else narrows the list well. Where something does, its index leads and the type
     * is looked at in the rows: the database would else walk through two whole indexes to see what stands in both.
     */
    private void type(Filter filter) {
        boolean leads = filter.township() == null && filter.unit() == null && filter.number() == null && filter.words() == null;
        String typed = "c.typed." + filter.type().code();
        and(leads ? typed + " = :type" : "coalesce(" + typed + ", false) = :type", "type", true);
    }

    /** Each way an index leads to it: the beginning, or the parts the database keeps. */
    private void number(NumberSearch search) {
        List<String> parts = new ArrayList<>();
        if (search.day() != null) {
            parts.add("c.numberDay like :day");
            parameters.put("day", search.day() + "%");
        }
        if (search.serial() != null) {
            parts.add("c.numberSerial = :serial");
            parameters.put("serial", search.serial());
        }
        if (search.letter() != null) {
            parts.add("c.number like :letter");
            parameters.put("letter", "%-" + search.letter() + "-%");
        }
        String byParts = String.join(" and ", parts);
        if (search.prefix() == null) {
            where.append(" and ").append(byParts);
        } else {
            and(parts.isEmpty() ? "c.number like :prefix" : "(c.number like :prefix or " + byParts + ")", "prefix",
                    search.prefix() + "%");
        }
    }

    private void scope(Actor actor) {
        if (actor.roles().stream().anyMatch(CaseReader.READS_ALL::contains)) {
            where.append("1 = 1");
            return;
        }
        List<String> own = new ArrayList<>();
        if (actor.roles().contains(Roles.OFFICER) && actor.unit() != null) {
            own.add("c.leadUnit = :unit or exists (select 1 from CaseCoUnit u where u.unit = :unit and u.caseId = c.id)");
            parameters.put("unit", actor.unit());
        }
        if (!ErrorKind.units(actor.roles()).isEmpty()) {
            own.add("c.legalTrack = :mended and c.leadUnit in :mending");
            mending(actor);
        }
        if (own.isEmpty()) {
            throw Problem.forbidden("您的岗位不能查看投诉件。");
        }
        where.append("(").append(String.join(" or ", own)).append(")");
    }

    private void mending(Actor actor) {
        parameters.put("mended", LegalTrack.CORRECTION);
        parameters.put("mending", ErrorKind.units(actor.roles()));
    }

    private void box(Box box, Actor actor) {
        switch (box) {
            case URGENT -> open("c.urgentAt > :ever", "ever", Instant.EPOCH);
            case MINE -> mine(actor, false);
            case OWN -> {
                open("c.officer = :me", "me", writer(actor));
                where.append(" and not ").append(CaseRecusal.LISTED);
            }
            case CO -> {
                open("exists (select 1 from CaseCoUnit h where h.unit = :helping and h.caseId = c.id)", "helping",
                        actor.unit() == null ? "" : actor.unit());
                and("not " + CaseRecusal.LISTED, "me", writer(actor));
            }
            case OVERDUE -> and("c.nextDue <= :late", "late", lateBefore(clock));
            case SUPERVISED -> open("c.supervised = :yes", "yes", true);
            case EXTENSION -> open("c.extensionAsked = :yes", "yes", true);
            case GIVEN_BACK -> and("c.returns > 0 and c.status = :givenBack", "givenBack", CaseStatus.ACCEPTED);
            case CHECK -> {
                and("c.status = :resting", "resting", CaseStatus.STAGE_CLOSED);
                and("c.nextCheckOn <= :today", "today", ChinaTime.today(clock));
            }
            case HOLD_REVIEW -> {
                and("c.legalHold = :yes", "yes", true);
                and("c.holdReviewOn <= :today", "today", ChinaTime.today(clock));
            }
            case POST -> and("c.postSince > :ever", "ever", Instant.EPOCH);
            case SAID -> said(actor);
            case DRAFTS -> where.append(" and ").append(DRAFT);
            case ERRORS -> open("c.legalTrack = :errors", "errors", LegalTrack.CORRECTION);
            case HELD -> and("c.status = :held", "held", CaseStatus.HELD);
            case CLOSED -> and("c.status in :ended", "ended", ENDED);
            case SOON, REMINDED, ALL -> {
                // Row scope alone; what is soon due is narrowed by ReminderPiles.
            }
        }
    }

    private void open(String condition, String name, Object value) {
        and(condition, name, value);
        and("c.status not in :ended", "ended", ENDED);
    }

    /** With the letters intake has to post, also where the case has ended. */
    void mine(Actor actor, boolean letters) {
        List<String> turns = new ArrayList<>();
        for (String role : actor.roles()) {
            Set<CaseStatus> states = CaseInbox.turnOf(role);
            if (!states.isEmpty()) {
                boolean mender = ErrorKind.ROLES.contains(role);
                String own = role.equals(Roles.OFFICER) ? " and c.leadUnit = :ownUnit and not " + CaseRecusal.LISTED
                        : states.contains(CaseStatus.STAGE_CLOSED)
                                ? " and (c.status <> :resting or c.nextCheckOn <= :today)"
                                : mender ? " and c.legalTrack = :mended and c.leadUnit in :mending" : "";
                if (states.contains(CaseStatus.STAGE_CLOSED)) {
                    parameters.put("resting", CaseStatus.STAGE_CLOSED);
                    parameters.put("today", ChinaTime.today(clock));
                }
                if (mender) {
                    mending(actor);
                }
                turns.add("c.status in :turn" + turns.size() + own);
                parameters.put("turn" + (turns.size() - 1), states);
                if (role.equals(Roles.OFFICER)) {
                    parameters.put("ownUnit", actor.unit());
                    parameters.put("me", writer(actor));
                }
            }
        }
        if (letters && actor.roles().contains(Roles.INTAKE)) {
            turns.add("c.postSince is not null");
        }
        where.append(turns.isEmpty() ? " and 1 = 0" : " and (" + String.join(" or ", turns) + ")");
    }

    /** As {@link Conversations#listens} says it of one case. */
    private void said(Actor actor) {
        where.append(" and c.id in (select w.caseId from CaseConversation w where w.saidAt is not null)");
        List<String> listens = new ArrayList<>();
        if (actor.roles().contains(Roles.INTAKE)) {
            listens.add("c.status not in :worked");
            parameters.put("worked", Conversations.WORKED_ON);
        }
        if (actor.roles().contains(Roles.OFFICER)) {
            listens.add("c.status in :worked and c.leadUnit = :ownUnit and not " + CaseRecusal.LISTED);
            parameters.put("me", writer(actor));
            parameters.put("worked", Conversations.WORKED_ON);
            parameters.put("ownUnit", actor.unit());
        }
        if (!ErrorKind.units(actor.roles()).isEmpty()) {
            listens.add("c.status in :worked and c.legalTrack = :mended and c.leadUnit in :mending");
            parameters.put("worked", Conversations.WORKED_ON);
            mending(actor);
        }
        where.append(listens.isEmpty() ? " and 1 = 0" : " and (" + String.join(" or ", listens) + ")");
    }

    /** The index finds by pairs of characters; whether they stand side by side is looked at in the few rows found. */
    private void words(String typed) {
        if (Nfc.clean(typed) == null) {
            return;
        }
        List<String> words = CaseWords.asked(Nfc.clean(typed));
        String condition = CaseWords.condition(words);
        if (condition == null) {
            throw Problem.badParameter("q", "请至少写两个字。");
        }
        and("c.id in (select w.caseId from CaseWords w where in_word_index(w.words, :pairs))",
                "pairs", condition);
        for (int i = 0; i < words.size(); i++) {
            String name = "word" + i;
            String like = " like :" + name + " escape '!'";
            and("(lower(c.number)" + like + " or lower(c.place)" + like + " or lower(c.enterprise)" + like
                    + " or lower(c.description)" + like + " or lower(c.outsideReference)" + like + ")", name,
                    contains(words.get(i)));
        }
    }

    private static String contains(String text) {
        return "%" + text.replaceAll("[!%_]", "!$0") + "%";
    }

    void afterUrgent(List<String> key) {
        long id = number(key.get(1));
        if (key.get(0).equals("-")) {
            and("c.nextDue is null and c.id > :id", "id", id);
        } else {
            and("(c.nextDue > :due or c.nextDue = :due and c.id > :id or c.nextDue is null)", "id", id);
            parameters.put("due", Instant.ofEpochMilli(number(key.get(0))));
        }
    }

    void before(String id) {
        and("c.id < :id", "id", number(id));
    }

    void and(String condition, String name, Object value) {
        where.append(" and ").append(condition);
        parameters.put(name, value);
    }

    static String writer(Actor actor) {
        return actor.username() == null ? "" : actor.username();
    }

    static Instant draftsSince(Clock clock) {
        return clock.instant().minus(StepDrafts.KEPT);
    }

    /** The last second of a due day belongs to the term. */
    static Instant lateBefore(Clock clock) {
        return clock.instant().minusSeconds(1);
    }

    static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notFromUs) {
            throw Problem.badParameter("after", "翻页标记无效，请从第一页重新打开。");
        }
    }

    private static Set<CaseStatus> ended() {
        Set<CaseStatus> ended = EnumSet.noneOf(CaseStatus.class);
        for (CaseStatus status : CaseStatus.values()) {
            if (status.isFinal()) {
                ended.add(status);
            }
        }
        return ended;
    }
}
