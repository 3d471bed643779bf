package org.ecobureau.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.regex.Pattern;

import org.ecobureau.local.StaffSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.microsoft.playwright.Page;

class SignInIT {

    /** The accounts of the contract and the name the page greets them with. */
    @ParameterizedTest
    @CsvSource({ "intake1,受理员", "intake2,受理员", "dispatcher1,交办员", "officer1,执法大队", "officer2,伍市环保站", "reviewer1,审核人",
            "leader1,分管领导", "publisher1,信息发布员", "publisher2,信息发布员", "monitor1,监测数据员", "monitor2,监测数据员",
            "emergency1,应急值班", "emergency2,应急值班", "custodian1,身份保管人", "custodian2,身份保管人", "auditor1,审计员",
            "admin1,系统管理员", "secadmin1,安全管理员" })
    void eachAccountSignsInAndIsGreetedByName(String account, String name) {
        var home = StaffSession.signIn(JourneyStack.get().url(), account).get("/staff");
        assertTrue(home.text().contains(name), home.text());
        assertFalse(home.text().contains("default-roles"), home.text());
    }

    @Test
    void aPersonSignsInWithTheBrowserAndOut() {
        try (Journey officer = Journey.desktop()) {
            Page page = officer.signIn("officer1");
            assertTrue(page.locator("body").innerText().contains("执法大队"));
            officer.requireAccessible();
            officer.requireNoTrouble();
        }
    }

    @Test
    void theAccountWithASecondFactorIsAskedForItsCode() {
        try (Journey clerk = Journey.desktop()) {
            Page page = clerk.page();
            page.navigate("/staff");
            page.locator("#username").fill("totp1");
            page.locator("#password").fill("pingjiang-local");
            page.locator("#kc-login").click();
            page.locator("#otp").waitFor();
            page.locator("#otp").fill(OneTimeCode.at(Clock.systemUTC().instant()));
            page.locator("#kc-login").click();
            page.waitForURL(Pattern.compile(".*/staff.*"));
            assertTrue(page.locator("body").innerText().contains("动态口令"));
        }
    }

    @Test
    void aWrongPasswordShowsTheFormAgainInChinese() {
        try (Journey stranger = Journey.phone()) {
            Page page = stranger.page();
            page.navigate("/staff");
            page.locator("#username").fill("intake1");
            page.locator("#password").fill("wrong");
            page.locator("#kc-login").click();
            page.getByText("无效的用户名或密码").waitFor();
        }
    }

    @Test
    void oneTimeCodesAreThoseOfTheStandard() {
        byte[] secret = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
        assertEquals("287082", OneTimeCode.of(secret, Instant.ofEpochSecond(59)));
        assertEquals("081804", OneTimeCode.of(secret, Instant.ofEpochSecond(1111111109)));
    }
}
