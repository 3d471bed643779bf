package org.ecobureau.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.ThreadLocalRandom;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.SelectOption;

/** Over the limit of a phone: the device computes and sends, or the person does not wait and intake looks first. */
class FloodIT {

    private final String phone = "138" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);

    private void writeFiveTimes(Journey person) {
        for (int i = 0; i < 5; i++) {
            var answer = person.page().request().post("/api/v1/complaints", RequestOptions.create()
                    .setHeader("Content-Type", "application/json")
                    .setData("{\"types\":[\"noise\"],\"subtypes\":[],\"description\":\"夜里打桩，第 " + (i + 1)
                            + " 次反映，一直没有停。\",\"township\":\"430626111\",\"identity\":\"named\",\"name\":\"演示\",\"phone\":\""
                            + phone + "\"}"));
            assertEquals(201, answer.status(), answer.text());
        }
    }

    private Page check(Journey person) {
        Page page = person.open("/complaints/new");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("填写")).click();
        page.getByLabel("土壤").check();
        next(page);
        next(page);
        page.locator("#township").selectOption(new SelectOption().setLabel("伍市镇"));
        next(page);
        page.locator("#description").fill("地里倒了一车白色的粉末，下雨后往沟里流。" + System.nanoTime());
        next(page);
        page.getByLabel("实名").check();
        page.locator("#name").fill("演示");
        page.locator("#phone").fill(phone);
        next(page);
        if (page.url().endsWith("/nearby")) {
            if (page.getByLabel("继续提交我的投诉").count() > 0) {
                page.getByLabel("继续提交我的投诉").check();
            }
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("继续")).click();
        }
        assertThat(page.locator("#proof")).isVisible();
        return page;
    }

    private static void next(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("下一步")).last().click();
    }

    private static void press(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("提交投诉")).click();
    }

    @Test
    void theDeviceComputesOrAPersonLooksFirst() {
        String held;
        try (Journey person = Journey.phone()) {
            writeFiveTimes(person);
            Page page = check(person);
            person.requireSound();
            person.picture("citizen-6b-proof");
            long begun = System.nanoTime();
            press(page);
            assertThat(page.locator("#receipt-number")).isVisible();
            System.out.printf("proof of work of the base level in Chromium here: %d ms%n",
                    (System.nanoTime() - begun) / 1_000_000);
            assertThat(page.locator("#held")).hasCount(0);
            person.requireSound();
        }
        try (Journey person = Journey.phone()) {
            Page page = check(person);
            // A device so slow that its owner can look at the pieces: the worker never answers.
            page.evaluate("document.getElementById('proof').dataset.bits = '32'");
            press(page);
            assertThat(page.locator(".proof-words")).containsText("正在计算");
            person.requireSound();
            person.picture("citizen-6c-computing");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("停下")).click();
            assertThat(page.locator(".proof-state")).isHidden();
            press(page);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("不等了")).click();
            assertThat(page.locator("#held")).isVisible();
            person.requireSound();
            held = page.locator("#receipt-number").innerText().strip();
        }
        try (Journey clerk = Journey.desktop()) {
            clerk.signIn("intake1");
            Page page = clerk.open("/staff/cases?box=held");
            assertThat(page.locator("main")).containsText(held);
            clerk.requireSound();
            clerk.picture("staff-held");
            page.navigate("/staff/cases/" + held);
            clerk.requireSound();
            clerk.picture("staff-held-case");
            page.locator("#step form button[type=submit]").first().click();
            assertThat(page.locator("h1")).containsText("已登记");
            clerk.requireNoTrouble();
        }
    }
}
