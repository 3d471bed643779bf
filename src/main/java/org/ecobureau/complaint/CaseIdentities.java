package org.ecobureau.complaint;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.ecobureau.shared.seal.Macs;
import org.ecobureau.shared.seal.Sealing;
import org.ecobureau.shared.web.Problem;

/** The only place that seals and opens who reported. */
@ApplicationScoped
public class CaseIdentities {

    static final String PHONE_INDEX = "complaint phone";

    @Inject
    Sealing sealing;

    @Inject
    Macs macs;

    @Inject
    IdentityLog log;

    @Inject
    Clock clock;

    /** Seals what the reporter gave; an anonymous case gets no row. */
    void store(ComplaintCase owner, NewCase.Contact contact) {
        if (owner.identityMode == IdentityMode.ANONYMOUS) {
            return;
        }
        CaseIdentity row = new CaseIdentity();
        row.caseId = owner.id;
        row.name = sealing.sealText(contact.name(), IdentityField.NAME.place(owner.number));
        row.phone = sealing.sealText(contact.phone(), IdentityField.PHONE.place(owner.number));
        row.email = sealing.sealText(contact.email(), IdentityField.EMAIL.place(owner.number));
        row.address = sealing.sealText(contact.address(), IdentityField.ADDRESS.place(owner.number));
        row.phoneIndex = contact.phone() == null ? null : macs.mac(PHONE_INDEX, contact.phone());
        row.storedAt = clock.instant();
        row.persist();
    }

    /** Which fields were given; opens none. */
    Set<IdentityField> fields(ComplaintCase owner) {
        CaseIdentity row = CaseIdentity.findById(owner.id);
        Set<IdentityField> fields = EnumSet.noneOf(IdentityField.class);
        for (IdentityField field : IdentityField.values()) {
            if (row != null && row.sealed(field) != null) {
                fields.add(field);
            }
        }
        return fields;
    }

    /** What the reporter of a case left, for the reporter; opens none. */
    @Transactional
    public Set<IdentityField> kept(String number) {
        return ComplaintCase.byNumber(number).map(this::fields).orElse(Set.of());
    }

    /** Seals new values over the old ones, which nobody reads; the blind index follows the phone. */
    void change(ComplaintCase owner, IdentityChange change) {
        CaseIdentity row = CaseIdentity.findById(owner.id);
        change.gone().forEach(field -> row.set(field, null));
        change.values().forEach((field, value) -> row.set(field, sealing.sealText(value, field.place(owner.number))));
        if (change.gone().contains(IdentityField.PHONE)) {
            row.phoneIndex = null;
        }
        String phone = change.values().get(IdentityField.PHONE);
        if (phone != null) {
            row.phoneIndex = macs.mac(PHONE_INDEX, phone);
        }
        owner.identityMode = change.mode();
        owner.byPost = row.onlyByPost();
    }

    /** Seals the same identity again for a case that was split off: a ciphertext is bound to its case. */
    void copy(ComplaintCase from, ComplaintCase to) {
        CaseIdentity row = CaseIdentity.findById(from.id);
        if (row == null) {
            return;
        }
        store(to, new NewCase.Contact(sealing.openText(row.name, IdentityField.NAME.place(from.number)),
                sealing.openText(row.phone, IdentityField.PHONE.place(from.number)),
                sealing.openText(row.email, IdentityField.EMAIL.place(from.number)),
                sealing.openText(row.address, IdentityField.ADDRESS.place(from.number))));
    }

    /**
     * Shows the fields this person may see, and writes down that they did.
     *
     * @return field to clear text, only fields that were given
     * @throws Problem 404 unknown case, 403 when the person may see nothing of it
     */
    @Transactional
    public Map<IdentityField, String> view(String number, Actor actor) {
        ComplaintCase found = ComplaintCase.byNumber(number).orElseThrow(Problem::notFound);
        CaseReader.requireReadable(found, actor);
        if (found.identityErasedAt != null) {
            throw Problem.conflict(found.identityMode == IdentityMode.ANONYMOUS ? "投诉人已经要求删除姓名和联系方式，系统里没有身份信息。"
                    : "保存期限已过，投诉人的身份信息已按规定删除。");
        }
        Set<IdentityField> readable = readable(found, actor);
        if (readable.isEmpty()) {
            throw Problem.forbidden("您不能查看这位投诉人的身份。");
        }
        Map<IdentityField, String> clear = unsealed(found, readable);
        log.record(found, IdentityAct.VIEWED, IdentityPolicy.seenAs(actor.roles(), isAssigned(found, actor)), "办理这件投诉",
                "by " + actor.username() + ": " + clear.keySet());
        return clear;
    }

    /**
     * Those of the fields that were given, in clear; whoever calls has checked the right to see them and writes the view down.
     */
    Map<IdentityField, String> unsealed(ComplaintCase owner, Set<IdentityField> fields) {
        CaseIdentity row = CaseIdentity.findById(owner.id);
        Map<IdentityField, String> clear = new EnumMap<>(IdentityField.class);
        for (IdentityField field : fields) {
            String value = row == null ? null : sealing.openText(row.sealed(field), field.place(owner.number));
            if (value != null) {
                clear.put(field, value);
            }
        }
        return clear;
    }

    /** Whether this person may open the identity of this case at all; opens and logs nothing. */
    public boolean mayView(CaseSheet sheet, Actor actor) {
        return !sheet.recused().contains(actor.username()) && !IdentityPolicy.readable(sheet.identityMode(), actor.roles(),
                actor.username() != null && actor.username().equals(sheet.officer())).isEmpty();
    }

    private static Set<IdentityField> readable(ComplaintCase found, Actor actor) {
        return CaseRecusal.of(found.id).contains(actor.username()) ? Set.of()
                : IdentityPolicy.readable(found.identityMode, actor.roles(), isAssigned(found, actor));
    }

    private static boolean isAssigned(ComplaintCase found, Actor actor) {
        return actor.username() != null && actor.username().equals(found.officer);
    }

    /** The keys under which this phone may stand, however it was typed; empty when it is no phone number. */
    List<String> phoneKeys(String typed) {
        String phone = Phone.normalise(typed);
        return phone == null || !Phone.isValid(phone) ? List.of() : List.copyOf(macs.candidates(PHONE_INDEX, phone));
    }

    /** Whether the phone as typed is the one of this case's reporter, without reading it. */
    boolean isPhoneOf(ComplaintCase owner, String typed) {
        CaseIdentity row = CaseIdentity.findById(owner.id);
        return row != null && row.phoneIndex != null && phoneKeys(typed).contains(row.phoneIndex);
    }

    /** How many cases with this phone came in since then, without reading anybody's phone. */
    @Transactional
    public long countByPhone(String typedPhone, Instant since) {
        String phone = Phone.normalise(typedPhone);
        return phone == null ? 0
                : CaseIdentity.count("phoneIndex in ?1 and storedAt >= ?2", macs.candidates(PHONE_INDEX, phone), since);
    }
}
