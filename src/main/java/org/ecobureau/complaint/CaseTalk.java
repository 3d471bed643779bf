package org.ecobureau.complaint;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the messages of a case, and takes what a reporter says to everybody who handles what they reported. */
final class CaseTalk {

    private CaseTalk() {
    }

    static void message(ComplaintCase c, Actor actor, Instant now, String text) {
        write(c, actor.isReporter() ? CaseMessage.REPORTER : CaseMessage.STAFF, actor.username(), now, text);
    }

    /** What a reporter said to a clerk who wrote it down. */
    static void said(ComplaintCase c, Actor clerk, Instant now, String text) {
        write(c, CaseMessage.REPORTER, clerk.username(), now, text);
    }

    /** Who was called in vain learns it where they look for news. */
    static void called(ComplaintCase c, Actor clerk, Instant now, CallOutcome outcome) {
        if (outcome != CallOutcome.REACHED) {
            write(c, CaseMessage.STAFF, clerk.username(), now, "我们按您的要求给您回了电话，没有接通。"
                    + (outcome.ends() ? "多次没有接通，我们不再打了。需要说明的，请在这里留言。" : "我们会再打，您也可以在这里留言。"));
        }
    }

    private static void write(ComplaintCase c, String sender, String author, Instant now, String text) {
        store(c.id, sender, author, now, text, null);
        if (sender.equals(CaseMessage.REPORTER)) {
            handledIn(c).forEach(other -> store(other.id, sender, author, now, text, c.number));
        }
    }

    /** The case it was merged into, and the parts split off it with theirs: their officers answer this reporter too. */
    static Collection<ComplaintCase> handledIn(ComplaintCase c) {
        Map<Long, ComplaintCase> others = new LinkedHashMap<>();
        handledIn(c, others);
        others.remove(c.id);
        return others.values();
    }

    private static void handledIn(ComplaintCase c, Map<Long, ComplaintCase> others) {
        if (c.mainId != null) {
            others.put(c.mainId, ComplaintCase.findById(c.mainId));
        }
        for (ComplaintCase part : ComplaintCase.partsOf(c.id)) {
            others.put(part.id, part);
            handledIn(part, others);
        }
    }

    private static void store(Long caseId, String sender, String author, Instant now, String text, String via) {
        CaseMessage message = new CaseMessage();
        message.caseId = caseId;
        message.sender = sender;
        message.author = author;
        message.at = now;
        message.text = text;
        message.via = via;
        message.persist();
    }
}
