package org.ecobureau.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may become of an identity: who may make it better known, and what must stay. */
class IdentityChangeTest {

    private static final Set<IdentityField> ALL = EnumSet.allOf(IdentityField.class);

    private static IdentityChange.Outcome check(TypedIdentity typed, String before, Set<IdentityField> there,
            boolean reporter) {
        return IdentityChange.check(typed, IdentityMode.byCode(before).orElseThrow(), there, reporter);
    }

    private static TypedIdentity mode(String mode) {
        return TypedIdentity.of(null, " ", "", " ", null, mode);
    }

    /** Anonymous is reached by erasing alone. */
    @ParameterizedTest
    @CsvSource({ "named,confidential,false,true", "named,confidential,true,true", "confidential,named,false,false",
            "confidential,named,true,true", "named,anonymous,false,false", "named,anonymous,true,false",
            "confidential,anonymous,true,false" })
    void aClerkOnlyEverProtectsBetter(String before, String after, boolean reporter, boolean allowed) {
        IdentityChange.Outcome outcome = check(mode(after), before, ALL, reporter);
        assertEquals(allowed, outcome.ok(), outcome.violations().toString());
        assertTrue(allowed || outcome.violations().get(0).field().equals("mode"));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            // mode, there, name, phone, mail, address, gone, the field that is wrong
            "named,name|phone,-,138 0000 1234,-,-,-,-", "named,name|phone,李四,-,-,-,-,-",
            "named,name|phone,-,-,li@example.org,-,-,-",
            "named,name|phone|email,-,-,-,-,email,-", "named,name|phone,-,-,-,-,phone,phone",
            "named,name|phone,-,-,-,-,name,name",
            "named,name|phone,-,12,-,-,-,phone", "named,name|phone,-,-,nomail,-,-,email", "named,name|phone,李四,-,-,-,name,name",
            "confidential,phone,-,-,-,-,phone,phone", "confidential,phone,-,-,li@example.org,-,phone,-",
            "confidential,name|email,-,-,-,-,name,-", "confidential,email,-,-,-,-,-,''", "confidential,email,-,-,-,-,phone,''",
            "named,name|phone,-,-,-,三市镇大众村 3 组,phone,-", "named,name|address,-,-,-,-,address,phone",
            "named,name|phone|address,-,-,-,-,phone,-", "confidential,address,-,-,-,-,address,phone",
            "confidential,address,李四,-,-,-,-,-", "confidential,phone,-,-,-,三市镇,phone,-" })
    void eachModeKeepsWhatItNeeds(String mode, String there, String name, String phone, String mail, String address,
            String gone, String wrong) {
        Set<IdentityField> fields = EnumSet.noneOf(IdentityField.class);
        Arrays.stream(there.split("\\|")).forEach(code -> fields.addAll(TypedIdentity.of(null, null, null, null, List.of(code),
                null).gone()));
        IdentityChange.Outcome outcome = check(TypedIdentity.of(name, phone, mail, address,
                gone == null ? null : List.of(gone), null), mode, fields, false);
        assertEquals(wrong, outcome.ok() ? null : outcome.violations().get(0).field(), outcome.toString());
    }

    @Test
    void thePhoneIsKeptAsItIsLookedForAndNothingPrintsItself() {
        IdentityChange change = check(TypedIdentity.of(null, "+86 138-0000-1234", null, "三市镇一组",
                List.of("email"), "confidential"),
                "named",
                ALL, false).change();
        assertEquals(Map.of(IdentityField.PHONE, "13800001234", IdentityField.ADDRESS, "三市镇一组"), change.values());
        assertEquals("更正电话，更正通信地址，删除电子邮箱，由实名改为保密", change.words(IdentityMode.NAMED));
        assertFalse((change + "" + TypedIdentity.of("李四", "13800001234", null, "三市镇一组", null, null))
                .matches(".*(李四|1380000|三市).*"));
    }
}
