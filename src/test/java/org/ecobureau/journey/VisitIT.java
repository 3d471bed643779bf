package org.ecobureau.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;

/**
 * An officer writes down a visit on a phone without script, adds a result at the desk, covers a face; the reporter reads the
 * day.
 */
class VisitIT {

    private static final String BODY = "{\"types\":[\"water\"],\"description\":\"工业园排口夜里排黑水，味道很大。\",\"township\":\"430626111\","
            + "\"identity\":\"anonymous\"}";

    @Test
    void aVisitFromThePhoneToThePaper() throws IOException, InterruptedException {
        JsonNode receipt = SiteApi.complaint(BODY);
        String number = receipt.get("number").asText();
        String cases = "/staff/cases/" + number;
        assigned(cases);
        try (Journey phone = Journey.phoneWithoutScript()) {
            phone.signIn("officer1");
            Page page = phone.open(cases);
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("记录现场检查").setExact(true)).first().click();
            page.locator("#officers").fill("张三");
            page.locator("#place").fill("伍市工业园东侧排口");
            page.locator("#metRole").fill("值班员");
            page.locator("#seen").fill("排口有黑水流出，气味明显。上游雨水井有暗管接入。");
            page.locator("#ordered").fill("立即停止排放，封堵暗管。");
            sample(page, "sample1", "wastewater", "化学需氧量");
            sample(page, "sample2", "wastewater", "氨氮");
            button(page, "再加一行样品");
            sample(page, "sample3", "noise", "厂界噪声");
            page.locator("[id='sample3.value']").fill("62.5");
            page.locator("[id='sample3.unit']").fill("dB(A)");
            button(page, "保存检查记录");
            assertThat(page.locator("#error-summary")).containsText("至少 2 人");
            assertThat(page.locator("[id='sample3.laboratory-error']")).isVisible();
            phone.forgive("422");
            phone.requireNoSidewaysScrolling();
            phone.picture("staff-visit-form-phone");
            page.locator("#officers").fill("张三\n李四");
            page.locator("[id='sample3.laboratory']").fill("声级计 AWA6228");
            button(page, "保存检查记录");
            assertThat(page.locator("[role=status]")).containsText("检查记录已保存");
            page.locator("#photos").setInputFiles(new FilePayload("排口.jpg", "image/jpeg", photo()));
            button(page, "上传");
            assertThat(page.locator("[role=status]")).containsText("已经收到");
            scanned(page);
            phone.requireNoSidewaysScrolling();
            phone.picture("staff-visit-phone");
            page.locator("a[href$='/cover']").click();
            // By numbers: no mouse, no script.
            page.locator("[id='box1.left']").fill("10");
            page.locator("[id='box1.top']").fill("10");
            page.locator("[id='box1.width']").fill("15");
            page.locator("[id='box1.height']").fill("20");
            button(page, "预览");
            assertThat(page.locator(".cover-preview")).isVisible();
            phone.requireNoSidewaysScrolling();
            phone.picture("staff-photo-cover-phone");
            button(page, "保存遮挡副本");
            assertThat(page.locator(".cover-copies > li")).hasCount(1);
            phone.requireNoTrouble();
        }
        atTheDesk(cases);
        try (Journey phone = Journey.phone()) {
            phone.signIn("officer1");
            for (String path : new String[] { "", "/visits/new", "/visits/1", "/visits/1/correction", "/visits/1/sheet" }) {
                phone.open(cases + path);
                phone.requireSound();
            }
        }
        try (Journey reporter = Journey.phone()) {
            Page page = reporter.open("/complaints/track");
            page.locator("#number").fill(number);
            page.locator("#code").fill(receipt.get("receiptCode").asText());
            button(page, "查询");
            assertThat(page.locator(".timeline").first()).containsText("已到现场检查");
            assertThat(page.locator(".timeline").first()).containsText("检查日期：");
            assertTrue(!page.content().contains("暗管") && !page.content().contains("张三"), "neither what nor who");
            reporter.requireSound();
            reporter.picture("citizen-visited");
        }
    }

    private static void atTheDesk(String cases) {
        try (Journey desk = Journey.desktop()) {
            desk.signIn("officer1");
            Page page = desk.open(cases + "/visits/new");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("再加一行样品")).click();
            assertThat(page.locator("[data-row]")).hasCount(3);
            assertThat(page.locator("[id='sample3.medium']")).isFocused();
            desk.requireSound();
            desk.picture("staff-visit-form");
            page.waitForResponse(kept -> kept.url().contains("/form-drafts/") && kept.request().postData().contains("seen=%E6"),
                    () -> page.locator("#seen").fill("排口没有水。"));
            assertThat(page.locator("[data-kept]")).containsText("已自动保存");
            desk.open(cases + "/visits/new");
            assertThat(page.locator("#seen")).hasValue("排口没有水。");
            assertThat(page.locator(".case-draft")).containsText("还没有提交");
            assertThat(page.locator("[data-row]")).hasCount(3);
            desk.requireSound();
            desk.picture("staff-visit-draft");
            // Its name says for people who hear it which draft.
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("放弃这份草稿")).click();
            assertThat(page.locator("#seen")).hasValue("");
            desk.open(cases + "/visits/1");
            page.locator("[id='result.sample']").selectOption("1");
            page.locator("[id='result.value']").fill("128");
            page.locator("[id='result.laboratory']").fill("县环境监测站");
            button(page, "保存结果");
            assertThat(page.locator(".visit-samples")).containsText("128 mg/L");
            desk.requireSound();
            desk.picture("staff-visit");
            page.locator("a[href$='/cover']").click();
            // the photo is there, and the script listens
            page.waitForLoadState();
            BoundingBox frame = page.locator("[data-cover] img").boundingBox();
            page.mouse().move(frame.x + frame.width * 0.5, frame.y + frame.height * 0.25);
            page.mouse().down();
            page.mouse().move(frame.x + frame.width * 0.7, frame.y + frame.height * 0.5);
            page.mouse().move(frame.x + frame.width * 0.75, frame.y + frame.height * 0.75);
            page.mouse().up();
            assertEquals(50, Double.parseDouble(page.locator("[id='box1.left']").inputValue()), 0.5);
            assertEquals(25, Double.parseDouble(page.locator("[id='box1.width']").inputValue()), 0.5);
            assertEquals(50, Double.parseDouble(page.locator("[id='box1.height']").inputValue()), 0.5);
            assertThat(page.locator(".cover-box")).hasCount(1);
            desk.requireSound();
            button(page, "保存遮挡副本");
            assertThat(page.locator(".cover-copies > li")).hasCount(2);
            page.locator(".cover-copies > li").nth(1).getByRole(AriaRole.BUTTON,
                    new Locator.GetByRoleOptions().setName("标为拟公开")).click();
            assertThat(page.locator(".cover-copies .govuk-tag--green")).hasCount(1);
            desk.requireSound();
            desk.picture("staff-photo-cover");
            desk.open(cases);
            assertThat(page.locator(".case-visits")).containsText("1 个样品等结果");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("开始调查")).click();
            button(page, "开始调查");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("记录核查情况")).click();
            assertThat(page.locator("#based-on")).containsText("第 1 次");
            desk.requireSound();
            desk.picture("staff-case-visits");
            desk.open(cases + "/visits/1/sheet");
            desk.requireSound();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            desk.picture("staff-visit-sheet");
        }
    }

    private static void assigned(String cases) {
        try (Journey clerk = Journey.desktop()) {
            clerk.signIn("intake1");
            button(clerk.open(cases + "?step=accept"), "受理");
        }
        try (Journey dispatcher = Journey.desktop()) {
            dispatcher.signIn("dispatcher1");
            Page page = dispatcher.open(cases + "?step=assign");
            page.locator("#unit").selectOption("enforcement");
            button(page, "交办");
        }
    }

    private static void sample(Page page, String row, String medium, String item) {
        page.locator("[id='" + row + ".medium']").selectOption(medium);
        page.locator("[id='" + row + ".point']").fill("排口");
        page.locator("[id='" + row + ".item']").fill(item);
    }

    private static void scanned(Page page) throws InterruptedException {
        for (int i = 0; i < 60 && page.locator(".case-photos img").count() == 0; i++) {
            Thread.sleep(1000);
            page.reload();
        }
        assertThat(page.locator(".case-photos img")).hasCount(1);
    }

    /** A yard with somebody in it. */
    private static byte[] photo() throws IOException {
        BufferedImage image = new BufferedImage(1200, 800, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(0xB7D3E6));
        graphics.fillRect(0, 0, 1200, 400);
        graphics.setColor(new Color(0x8D9A7C));
        graphics.fillRect(0, 400, 1200, 400);
        graphics.setColor(new Color(0xE8B892));
        graphics.fillOval(680, 220, 160, 200);
        graphics.setColor(new Color(0x35506B));
        graphics.fillRect(640, 420, 240, 300);
        graphics.setColor(new Color(0x222222));
        graphics.fillRect(120, 520, 300, 60);
        graphics.dispose();
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", jpeg);
        return jpeg.toByteArray();
    }

    private static void button(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true)).click();
    }
}
