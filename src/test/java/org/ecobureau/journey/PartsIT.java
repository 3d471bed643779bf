package org.ecobureau.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.net.URI;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** A clerk splits a report; its reporter reads on a phone what is said of the part and answers. */
class PartsIT {

    private static final String BODY = "{\"types\":[\"air\",\"noise\"],\"description\":\"白天烧料气味刺鼻，夜里机器很吵。\","
            + "\"township\":\"430626111\",\"identity\":\"anonymous\"}";

    @Test
    void whatIsSaidOfAPartIsReadAndAnsweredUnderOneReceipt() {
        JsonNode receipt = SiteApi.complaint(BODY);
        String number = receipt.get("number").asText();
        String part;
        try (Journey clerk = Journey.desktop()) {
            clerk.signIn("intake1");
            Page page = clerk.open("/staff/cases/" + number + "?step=split");
            page.locator("#part").fill("夜里机器很吵，单独办理。");
            button(page, "拆分");
            page.locator("a[href^='/staff/cases/PJ-']").first().click();
            page.waitForURL(url -> url.contains("/staff/cases/PJ-") && !url.contains(number));
            part = URI.create(page.url()).getPath();
            page.locator("form[action$='/message-to-reporter'] textarea").fill("夜里几点到几点最吵？");
            page.locator("form[action$='/message-to-reporter'] button[type=submit]").first().click();
            assertThat(page.locator("main")).containsText("夜里几点到几点最吵？");
        }
        for (Journey reporter : new Journey[] { Journey.phone(), Journey.desktop() }) {
            try (reporter) {
                Page page = reporter.open("/complaints/track");
                page.locator("#number").fill(number);
                page.locator("#code").fill(receipt.get("receiptCode").asText());
                button(page, "查询");
                assertThat(page.locator("#part-1")).containsText("夜里几点到几点最吵？");
                assertThat(page.locator("#part-1")).containsText("告知是否受理");
                reporter.requireSound();
                page.locator("#text").fill("十二点到四点。");
                button(page, "发送留言");
                assertThat(page.locator("[role=status]")).containsText("已经送到");
                reporter.requireSound();
                reporter.picture("citizen-parts-" + page.viewportSize().width);
            }
        }
        try (Journey clerk = Journey.desktop()) {
            clerk.signIn("intake1");
            Page page = clerk.open(part);
            assertThat(page.locator("main")).containsText("十二点到四点。");
            assertThat(page.locator("main")).containsText("来自拆分前的");
            clerk.requireSound();
            clerk.picture("staff-part");
        }
    }

    private static void button(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true)).click();
    }
}
