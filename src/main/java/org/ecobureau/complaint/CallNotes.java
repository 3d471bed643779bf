package org.ecobureau.complaint;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Retrying;
import org.ecobureau.shared.web.Violation;

/**
 * What a reporter adds by phone, letter or visit to a case of theirs. It goes only where the phone that was given is the
 * phone of the case, or where the receipt code was given: nobody reaches somebody else's case by quoting its number.
 */
@ApplicationScoped
public class CallNotes {

    @Inject
    CaseService cases;

    @Inject
    CaseIdentities identities;

    @Inject
    CallBacks callBacks;

    @Inject
    Clock clock;

    /**
     * Something that was added.
     *
     * @param phone as typed; it must be that of the case's named reporter, unless the receipt code was given
     * @param wish a call the reporter asks for, or null
     */
    public record Note(String number, String phone, Channel channel, Instant receivedAt, String text, CallBackWish wish) {

        @Override
        public String toString() {
            return "Note[" + number + "]";
        }
    }

    /**
     * Records it for those who handle the case, in the words the reporter will read too.
     *
     * @throws Problem 403 who takes no calls, 409 when the phone is not that of the case, 422 field by field
     */
    public void add(Note note, Actor actor) {
        add(note, c -> isOf(c, note.phone()), actor);
    }

    /**
     * Records it where the receipt code was given, whoever reported: it opens nothing to the clerk.
     *
     * @param note its number comes from {@link Receipts#heard}
     * @throws Problem as {@link #add}
     */
    public void addByReceipt(Note note, Actor actor) {
        add(note, c -> true, actor);
    }

    private void add(Note note, Predicate<ComplaintCase> theirs, Actor actor) {
        Retrying.inTransaction(() -> {
            ComplaintCase c = ComplaintCase.locked(note.number()).filter(theirs)
                    .orElseThrow(() -> Problem.conflict("这个电话和 " + note.number() + " 登记的电话对不上，没有记上去。请重新查找。"));
            Instant now = clock.instant();
            if (note.receivedAt() != null && note.receivedAt().isAfter(now)) {
                throw Problem.unprocessable("请检查标出的内容。", List.of(new Violation("receivedAt", "收到时间不能晚于现在。")));
            }
            CaseMove move = CaseMove.of(CaseAction.CALL_NOTE).with(Datum.CHANNEL, note.channel().code())
                    .with(Datum.TEXT, note.text())
                    .with(Datum.RECEIVED_AT, (note.receivedAt() == null ? now : note.receivedAt()).toString());
            cases.move(c.number, note.wish() == null ? move : move.with(Datum.CALL_BACK, note.wish().told()), actor);
            if (note.wish() != null) {
                callBacks.ask(c, note.wish(), actor);
            }
            return null;
        });
    }

    private boolean isOf(ComplaintCase c, String phone) {
        return c.identityMode == IdentityMode.NAMED && identities.isPhoneOf(c, phone);
    }
}
