package org.ecobureau.complaint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.web.Violation;

/**
 * What of an identity becomes another: new values, fields that go, and how well it is protected. A pure rule; what stood there
 * before is not needed, only which fields did.
 *
 * @param values new values in clear; never prints itself
 * @param mode how the reporter is known afterwards
 */
record IdentityChange(Map<IdentityField, String> values, Set<IdentityField> gone, IdentityMode mode) {

    private static final int NAME_MOST = 60;
    private static final int MAIL_MOST = 120;
    private static final Set<IdentityField> REACH = EnumSet.of(IdentityField.PHONE, IdentityField.EMAIL, IdentityField.ADDRESS);

    /** Either a change or what is wrong, field by field; {@code mode} names the protection. */
    record Outcome(IdentityChange change, List<Violation> violations) {
        boolean ok() {
            return violations.isEmpty();
        }
    }

    /**
     * @param before how the reporter is known now
     * @param there which fields are stored
     * @param byReporter whether the reporter is at it: a clerk never makes anybody better known than they were
     */
    static Outcome check(TypedIdentity typed, IdentityMode before, Set<IdentityField> there, boolean byReporter) {
        List<Violation> wrong = new ArrayList<>();
        Map<IdentityField, String> values = values(typed, wrong);
        Set<IdentityField> gone = EnumSet.noneOf(IdentityField.class);
        for (IdentityField field : typed.gone()) {
            if (values.containsKey(field)) {
                wrong.add(new Violation(field.code(), "又写了新的，又勾了删除。请只留一样。"));
            } else if (there.contains(field)) {
                gone.add(field);
            }
        }
        IdentityMode mode = typed.mode() == null ? before : typed.mode();
        if (mode == IdentityMode.ANONYMOUS) {
            wrong.add(new Violation("mode", "要改成匿名，请用“删除姓名和联系方式”。"));
        } else if (mode == IdentityMode.NAMED && before == IdentityMode.CONFIDENTIAL && !byReporter) {
            wrong.add(new Violation("mode", "保密的只有投诉人自己凭查询码能改成实名。"));
        }
        Set<IdentityField> after = EnumSet.noneOf(IdentityField.class);
        after.addAll(there);
        after.removeAll(gone);
        after.addAll(values.keySet());
        if (wrong.isEmpty()) {
            missing(mode, after, wrong);
        }
        if (wrong.isEmpty() && values.isEmpty() && gone.isEmpty() && mode == before) {
            wrong.add(new Violation("", "什么也没有改。要改哪一项，就填哪一项；不填的保持原样。"));
        }
        return new Outcome(wrong.isEmpty() ? new IdentityChange(values, gone, mode) : null, wrong);
    }

    private static Map<IdentityField, String> values(TypedIdentity typed, List<Violation> wrong) {
        Map<IdentityField, String> values = new EnumMap<>(IdentityField.class);
        String name = Nfc.clean(typed.name());
        if (Nfc.length(name) > NAME_MOST) {
            wrong.add(new Violation("name", "最多 " + NAME_MOST + " 个字。"));
        } else if (name != null) {
            values.put(IdentityField.NAME, name);
        }
        String phone = Phone.normalise(typed.phone());
        if (phone != null && !Phone.isValid(phone)) {
            wrong.add(new Violation("phone", ComplaintRules.WRONG_PHONE));
        } else if (phone != null) {
            values.put(IdentityField.PHONE, phone);
        }
        String mail = Nfc.clean(typed.email());
        if (Nfc.length(mail) > MAIL_MOST) {
            wrong.add(new Violation("email", "最多 " + MAIL_MOST + " 个字。"));
        } else if (mail != null && !ComplaintRules.isMail(mail)) {
            wrong.add(new Violation("email", ComplaintRules.WRONG_MAIL));
        } else if (mail != null) {
            values.put(IdentityField.EMAIL, mail);
        }
        String address = Nfc.clean(typed.address());
        if (Nfc.length(address) > ComplaintRules.ADDRESS_MOST) {
            wrong.add(new Violation("address", "最多 " + ComplaintRules.ADDRESS_MOST + " 个字。"));
        } else if (address != null) {
            values.put(IdentityField.ADDRESS, address);
        }
        return values;
    }

    private static void missing(IdentityMode mode, Set<IdentityField> after, List<Violation> wrong) {
        if (mode == IdentityMode.NAMED) {
            if (!after.contains(IdentityField.NAME)) {
                wrong.add(new Violation("name", "实名的要有姓名。"));
            }
            if (!after.contains(IdentityField.PHONE) && !after.contains(IdentityField.ADDRESS)) {
                wrong.add(new Violation("phone", "实名的要有电话或者通信地址，便于反馈结果。"));
            }
        } else if (Collections.disjoint(after, REACH)) {
            wrong.add(new Violation("phone", "保密的至少要有一种联系方式：电话、邮箱或者通信地址。一种也不想留的，请用“删除姓名和联系方式”。"));
        }
    }

    /** Which fields it touches, in words and without what stands in them. */
    String words(IdentityMode before) {
        List<String> words = new ArrayList<>();
        values.keySet().forEach(f -> words.add("更正" + f.label()));
        gone.forEach(f -> words.add("删除" + f.label()));
        if (mode != before) {
            words.add("由" + before.label() + "改为" + mode.label());
        }
        return String.join("，", words);
    }

    @Override
    public String toString() {
        return "IdentityChange[" + values.keySet() + " " + gone + " " + mode + "]";
    }
}
