package org.ecobureau.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Geolocation;
import com.microsoft.playwright.options.SelectOption;

/** One whole turn of a complaint: a citizen files it, the bureau handles it, the citizen reads the answer. */
class ComplaintIT {

    private record Receipt(String number, String code) {
    }

    @Test
    void aCitizenWithoutScriptFilesAndTheBureauAnswers() throws IOException {
        Receipt receipt;
        try (Journey citizen = Journey.phoneWithoutScript()) {
            receipt = file(citizen, "砖厂夜里烧料，气味刺鼻，窗户不敢开。" + System.nanoTime(), null);
            citizen.requireNoTrouble();
        }
        String casePage = "/staff/cases/" + receipt.number();
        try (Journey clerk = Journey.desktop()) {
            clerk.signIn("intake1");
            Page page = clerk.open("/staff/cases");
            clerk.requireSound();
            clerk.picture("staff-cases");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(receipt.number())).first().click();
            assertThat(page.locator("h1")).containsText("已登记");
            clerk.requireSound();
            clerk.picture("staff-case");
            step(page, casePage, "accept", () -> page.getByLabel("举报查处").check());
            assertThat(page.locator("h1")).containsText("已受理");
        }
        asStaff("dispatcher1", casePage, "assign", page -> page.locator("#unit").selectOption("enforcement"), "已交办");
        try (Journey officer = Journey.desktop()) {
            officer.signIn("officer1");
            Page page = officer.page();
            step(page, casePage, "start-investigation", () -> {
            });
            step(page, casePage, "record-finding", () -> {
                page.locator("#finding").fill("11 月 24 日现场检查：隧道窑脱硫设施停运，烟气直排。");
                page.getByLabel("属实", new Page.GetByLabelOptions().setExact(true)).check();
                page.locator("#measures").fill("责令立即恢复脱硫设施运行，立案查处。");
            });
            page.navigate(casePage + "?step=draft-answer");
            officer.requireSound();
            officer.picture("staff-draft-answer");
            page.locator("#answer").fill("您反映的砖厂气味问题属实。我们已责令该厂恢复治理设施并立案查处，将在一周后复查。感谢您的监督。");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("保存并送审")).click();
            assertThat(page.locator("h1")).containsText("审核中");
            officer.requireNoTrouble();
        }
        asStaff("reviewer1", casePage, "approve-answer", page -> {
        }, "已答复");
        asStaff("intake1", casePage, "close", page -> {
        }, "已办结");
        try (Journey citizen = Journey.phone()) {
            Page page = track(citizen, receipt);
            assertThat(page.locator("h1")).containsText("已办结");
            assertThat(page.locator(".letter")).containsText("已责令该厂恢复治理设施");
            citizen.requireSound();
            citizen.picture("citizen-track");
            page.getByLabel("满意", new Page.GetByLabelOptions().setExact(true)).check();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("评价")).first().click();
            assertThat(page.locator("[role=status]")).isVisible();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("离开")).click();
            page.waitForURL("**/complaints");
            page.navigate("/complaints/track/case");
            assertFalse(page.content().contains(receipt.number()), "the case is gone from this device");
        }
    }

    @Test
    void everyPageOfTheFormIsSoundWithScriptToo() throws IOException {
        try (Journey citizen = Journey.phone()) {
            Receipt receipt = file(citizen, "河边倾倒建筑垃圾，有三车左右。" + System.nanoTime(), citizen::requireSound);
            assertTrue(receipt.code().matches("\\d{16}"), "a code of 16 digits");
            Page page = track(citizen, receipt);
            page.locator("#text").fill("补充：车牌没有看清，是蓝色的卡车。");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("发送留言")).click();
            assertThat(page.locator(".messages")).containsText("蓝色的卡车");
            citizen.requireSound();
        }
    }

    @Test
    void thePositionOfTheDeviceIsFilledInOnlyWhenSomebodyAsksAndAllowsIt() {
        try (Journey citizen = Journey.phone()) {
            Page page = citizen.open("/complaints/new");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("填写")).click();
            page.getByLabel("大气").check();
            next(page);
            next(page);
            page.locator("#position").locator("xpath=..").locator("summary").click();
            Locator locate = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("用我现在的位置"));
            locate.click();
            assertThat(page.locator("#position [role=status]")).hasText("没有定到位置，不填也可以。");
            assertThat(page.locator("#latitude")).hasValue("");
            page.context().grantPermissions(List.of("geolocation"));
            page.context().setGeolocation(new Geolocation(28.7013, 113.5812).setAccuracy(30));
            page.locator("#coordinates-1").check();
            locate.click();
            assertThat(page.locator("#position [role=status]")).hasText("已填好，误差约 30 米。");
            assertThat(page.locator("#latitude")).hasValue("28.701300");
            assertThat(page.locator("#longitude")).hasValue("113.581200");
            assertThat(page.locator("#coordinates")).isChecked();
            citizen.requireSound();
        }
    }

    @Test
    void aWrongCodeIsToldKindlyAndShowsNothing() {
        try (Journey stranger = Journey.phone()) {
            Page page = track(stranger, new Receipt("PJ-W-20261101-0001", "1234567812345678"));
            assertThat(page.locator("#error-summary")).isVisible();
            assertThat(page.locator("#number")).hasValue("PJ-W-20261101-0001");
            stranger.forgive("404");
            stranger.requireSound();
        }
    }

    @Test
    void aClerkRegistersACallAndReadsTheReceiptOut() {
        try (Journey clerk = Journey.desktop()) {
            clerk.signIn("intake2");
            Page page = clerk.open("/staff/cases/new");
            clerk.requireSound();
            save(page);
            assertThat(page.locator("#error-summary")).isVisible();
            clerk.forgive("422");
            clerk.forgive("400");
            clerk.requireSound();
            page.locator("#channel").selectOption("phone");
            page.getByLabel("匿名", new Page.GetByLabelOptions().setExact(true)).check();
            page.locator("#township").fill("三市镇");
            page.getByLabel("噪声").first().check();
            page.locator("#description").fill("来电反映：工地夜里十一点还在打桩，老人睡不着。");
            page.getByLabel("不同意").or(page.getByLabel("不公开")).first().check();
            save(page);
            assertThat(page.locator("main")).containsText("PJ-D-");
            clerk.requireSound();
        }
    }

    /** Fills the form as a citizen would and returns the receipt; looks at every page on the way. */
    private static Receipt file(Journey citizen, String what, Runnable look) throws IOException {
        boolean pictures = look == null;
        Runnable each = look == null ? () -> {
        } : look;
        Page page = citizen.open("/complaints");
        each.run();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("我要投诉")).click();
        each.run();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("填写")).click();
        each.run();
        next(page);
        assertThat(page.locator("#error-summary")).isVisible();
        citizen.forgive("422");
        citizen.forgive("400");
        each.run();
        page.getByLabel("大气").check();
        picture(citizen, pictures, "citizen-1-types");
        next(page);
        each.run();
        next(page);
        page.locator("#township").selectOption(new SelectOption().setLabel("伍市镇"));
        page.locator("#place").fill("工业园兴业路中段路东");
        each.run();
        picture(citizen, pictures, "citizen-3-place");
        next(page);
        page.locator("#description").fill(what);
        page.locator("#photos").setInputFiles(new FilePayload("现场.jpg", "image/jpeg", photo()));
        each.run();
        next(page);
        page.getByLabel("匿名").check();
        each.run();
        picture(citizen, pictures, "citizen-5-identity");
        next(page);
        if (page.url().endsWith("/nearby")) {
            each.run();
            picture(citizen, pictures, "citizen-5b-nearby");
            if (page.getByLabel("继续提交我的投诉").count() > 0) {
                page.getByLabel("继续提交我的投诉").check();
            }
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("继续")).click();
        }
        assertThat(page.locator("main")).containsText(what);
        each.run();
        picture(citizen, pictures, "citizen-6-check");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("提交投诉")).click();
        assertThat(page.locator("#receipt-number")).isVisible();
        each.run();
        picture(citizen, pictures, "citizen-receipt");
        return new Receipt(page.locator("#receipt-number").innerText().strip(),
                page.locator("#receipt-code").innerText().replaceAll("\\s", ""));
    }

    private static void picture(Journey citizen, boolean wanted, String name) {
        if (wanted) {
            citizen.picture(name);
        }
    }

    private static void save(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("检查并保存")).click();
    }

    private static void next(Page page) {
        Locator button = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("下一步")).last();
        button.click();
    }

    private static Page track(Journey citizen, Receipt receipt) {
        Page page = citizen.open("/complaints/track");
        citizen.requireSound();
        page.locator("#number").fill(receipt.number());
        page.locator("#code").fill(receipt.code());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("查询")).click();
        return page;
    }

    private interface Filling {
        void fill(Page page);
    }

    private static void asStaff(String account, String casePage, String slug, Filling filling, String status) {
        try (Journey person = Journey.desktop()) {
            Page page = person.signIn(account);
            step(page, casePage, slug, () -> filling.fill(page));
            assertThat(page.locator("h1")).containsText(status);
            person.requireSound();
        }
    }

    private static void step(Page page, String casePage, String slug, Runnable fill) {
        page.navigate(casePage + "?step=" + slug);
        fill.run();
        page.locator("#step form button[type=submit]").first().click();
        assertThat(page.locator("[role=status]")).containsText("已完成");
    }

    private static byte[] photo() throws IOException {
        BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(120, 160, 200));
        pen.fillRect(0, 0, 640, 300);
        pen.setColor(new Color(90, 80, 70));
        pen.fillRect(250, 120, 60, 260);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", out);
        return out.toByteArray();
    }
}
