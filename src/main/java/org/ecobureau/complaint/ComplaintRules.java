package org.ecobureau.complaint;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.web.Violation;

/** What a complaint must contain, by the public contract; the same for web, API and clerk. Pure: no database, no clock. */
public final class ComplaintRules {

    public static final int DESCRIPTION_LEAST = 10;
    public static final int DESCRIPTION_MOST = 4000;
    static final int ADDRESS_MOST = 200;
    static final String WRONG_PHONE = "电话号码不对，请填写手机号或者带区号的固定电话。";
    static final String WRONG_MAIL = "邮箱地址不对，例如 wang@example.com。";
    /** Phones run ahead of the server's clock by some minutes. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(10);
    private static final int ANSWERS_MOST = 40;
    /** More types or subtypes than there are: nobody ticks that, and every one would become an error message. */
    private static final int CHOICES_MOST = 100;
    /** A fraction of a millimetre; more digits, or an exponent, would only keep the arithmetic busy. */
    private static final int DEGREE_DECIMALS = 15;

    private final QuestionCatalogue questions;
    private final Predicate<String> knownTownship;
    private final List<Violation> violations = new ArrayList<>();

    private ComplaintRules(QuestionCatalogue questions, Predicate<String> knownTownship) {
        this.questions = questions;
        this.knownTownship = knownTownship;
    }

    /** Either a case to register or what is wrong, field by field. */
    public record Outcome(NewCase newCase, List<Violation> violations) {
        public boolean ok() {
            return violations.isEmpty();
        }
    }

    public static Outcome check(ComplaintForm form, QuestionCatalogue questions, Predicate<String> knownTownship,
            Instant now) {
        return check(form, null, questions, knownTownship, now);
    }

    /**
     * The same at the desk, where a letter may come from somebody who has no phone.
     *
     * @param address where post reaches the reporter, as typed; contact enough by itself
     */
    public static Outcome check(ComplaintForm form, String address, QuestionCatalogue questions,
            Predicate<String> knownTownship, Instant now) {
        ComplaintRules rules = new ComplaintRules(questions, knownTownship);
        NewCase made = rules.read(form, address, now);
        return rules.violations.isEmpty() ? new Outcome(made, List.of()) : new Outcome(null, List.copyOf(rules.violations));
    }

    /**
     * The same rules for what a correction may change.
     *
     * @param violations what is wrong is added here; what is returned then is of no use
     */
    static CaseScene scene(ComplaintForm form, QuestionCatalogue questions, Predicate<String> knownTownship,
            List<Violation> violations) {
        ComplaintRules rules = new ComplaintRules(questions, knownTownship);
        List<PollutionType> types = rules.types(form.types());
        CaseScene scene = new CaseScene(types, rules.subtypes(form.subtypes(), types), rules.township(form.township()),
                rules.text("place", form.place(), 300), rules.latitude(form), rules.longitude(form),
                rules.text("enterprise", form.enterprise(), 200));
        violations.addAll(rules.violations);
        return scene;
    }

    private NewCase read(ComplaintForm form, String address, Instant now) {
        List<PollutionType> types = types(form.types());
        List<String> subtypes = subtypes(form.subtypes(), types);
        String description = Nfc.clean(form.description());
        int length = Nfc.length(description);
        if (length < DESCRIPTION_LEAST) {
            wrong("description", "请说说发生了什么，至少 " + DESCRIPTION_LEAST + " 个字。");
        } else if (length > DESCRIPTION_MOST) {
            violations.add(Violation.tooLong("description", DESCRIPTION_MOST, description));
        }
        Instant occurredAt = occurredAt(form.occurredAt(), now);
        String township = township(form.township());
        BigDecimal latitude = latitude(form);
        BigDecimal longitude = longitude(form);
        IdentityMode identity = IdentityMode.byCode(form.identity()).orElse(null);
        if (identity == null) {
            wrong("identity", "请选择匿名、保密或者实名。");
        }
        return new NewCase(types, subtypes, description, occurredAt, township, text("place", form.place(), 300),
                latitude, longitude, text("enterprise", form.enterprise(), 200), identity,
                contact(form, address, identity), RewardWish.kept(answers(form.answers()), identity),
                Boolean.TRUE.equals(form.publicConsent()));
    }

    private List<PollutionType> types(List<String> codes) {
        Set<PollutionType> types = new LinkedHashSet<>();
        if (codes == null || codes.isEmpty()) {
            wrong("types", "请至少选择一种污染类型。");
            return List.of();
        }
        if (tooMany("types", codes)) {
            return List.of();
        }
        for (int i = 0; i < codes.size(); i++) {
            int at = i;
            PollutionType.byCode(codes.get(i)).ifPresentOrElse(types::add,
                    () -> wrong("types[" + at + "]", "没有这种污染类型。"));
        }
        return List.copyOf(types);
    }

    private List<String> subtypes(List<String> codes, List<PollutionType> types) {
        Set<String> known = new LinkedHashSet<>();
        if (codes == null || tooMany("subtypes", codes)) {
            return List.of();
        }
        for (int i = 0; i < codes.size(); i++) {
            if (questions.hasSubtype(types, codes.get(i))) {
                known.add(codes.get(i));
            } else {
                wrong("subtypes[" + i + "]", "所选的污染类型下没有这一项。");
            }
        }
        return List.copyOf(known);
    }

    private boolean tooMany(String field, List<String> codes) {
        if (codes.size() > CHOICES_MOST) {
            wrong(field, "最多选 " + CHOICES_MOST + " 项。");
            return true;
        }
        return false;
    }

    private Instant occurredAt(String text, Instant now) {
        String clean = Nfc.clean(text);
        if (clean == null) {
            return null;
        }
        try {
            Instant at = OffsetDateTime.parse(clean).toInstant();
            if (at.isAfter(now.plus(CLOCK_SKEW))) {
                wrong("occurredAt", "发生时间不能晚于现在。");
            } else if (at.isBefore(now.minus(Duration.ofDays(3660)))) {
                wrong("occurredAt", "发生时间太早了，请检查年份。");
            }
            return at;
        } catch (DateTimeException notATime) {
            // People are shown how people write it, programs how programs do.
            wrong("occurredAt", "请按日期和时间填写，例如 " + (clean.contains("T") ? "2026-11-20T21:30:00+08:00。" : "2026-11-20 21:30。"));
            return null;
        }
    }

    private String township(String typed) {
        String township = Nfc.clean(typed);
        if (township == null || !knownTownship.test(township)) {
            wrong("township", "请选择乡镇或街道；不在平江县或者不清楚的，请选“县外或不清楚”。");
        }
        return township;
    }

    private BigDecimal latitude(ComplaintForm form) {
        if (form.latitude() == null != (form.longitude() == null)) {
            wrong(form.latitude() == null ? "latitude" : "longitude", "纬度和经度要一起填写，或者都不填。");
        }
        return degrees("latitude", form.latitude(), 90);
    }

    private BigDecimal longitude(ComplaintForm form) {
        return degrees("longitude", form.longitude(), 180);
    }

    /** Six decimals, a tenth of a metre; null (and an error) for what is no place on earth. */
    private BigDecimal degrees(String field, BigDecimal degrees, int most) {
        if (degrees == null) {
            return null;
        }
        if (degrees.abs().compareTo(BigDecimal.valueOf(most)) > 0) {
            wrong(field, "请填写 −" + most + " 到 " + most + " 之间的度数。");
            return null;
        }
        if (degrees.scale() > DEGREE_DECIMALS || degrees.scale() < -2) {
            wrong(field, "请写成普通的小数，最多 " + DEGREE_DECIMALS + " 位，例如 28.7013。");
            return null;
        }
        return degrees.setScale(6, RoundingMode.HALF_UP);
    }

    private NewCase.Contact contact(ComplaintForm form, String typedAddress, IdentityMode mode) {
        if (mode == null || mode == IdentityMode.ANONYMOUS) {
            // What an anonymous reporter typed all the same is dropped here and stored nowhere.
            return NewCase.Contact.NONE;
        }
        String name = text("name", form.name(), 60);
        String phone = Phone.normalise(form.phone());
        String email = text("email", form.email(), 120);
        String address = text("address", typedAddress, ADDRESS_MOST);
        if (phone != null && !Phone.isValid(phone)) {
            wrong("phone", WRONG_PHONE);
        }
        if (email != null && !isMail(email)) {
            wrong("email", WRONG_MAIL);
        }
        if (mode == IdentityMode.NAMED) {
            if (name == null) {
                wrong("name", "实名投诉请填写姓名。");
            }
            if (phone == null && address == null) {
                wrong("phone", "实名投诉请填写电话，便于向您反馈结果。");
            }
        } else if (phone == null && email == null && address == null) {
            wrong("phone", "保密投诉请至少留一种联系方式：电话或者邮箱。");
        }
        return new NewCase.Contact(name, phone, email, address);
    }

    static boolean isMail(String clean) {
        return clean.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    }

    private Map<String, String> answers(Map<String, String> given) {
        Map<String, String> answers = new LinkedHashMap<>();
        if (given == null) {
            return answers;
        }
        if (given.size() > ANSWERS_MOST) {
            wrong("answers", "补充问题最多 " + ANSWERS_MOST + " 个。");
            return answers;
        }
        given.forEach((key, value) -> {
            if (!key.matches("[A-Za-z][A-Za-z0-9]{0,39}")) {
                wrong("answers", "补充问题的名称只能用字母和数字。");
                return;
            }
            String clean = text("answers." + key, value, 500);
            if (clean != null) {
                answers.put(key, clean);
            }
        });
        return answers;
    }

    private String text(String field, String typed, int most) {
        String clean = Nfc.clean(typed);
        if (Nfc.length(clean) > most) {
            violations.add(Violation.tooLong(field, most, clean));
            // The rest is cut off, so that later checks of its form stay quick.
            return clean.substring(0, clean.offsetByCodePoints(0, most));
        }
        return clean;
    }

    private void wrong(String field, String message) {
        violations.add(new Violation(field, message));
    }
}
