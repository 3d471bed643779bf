package org.ecobureau.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;

/** Two custodians open a confidential identity; its owner reads it on a phone and sends a photo later. */
class IdentityIT {

    private static final String BODY = "{\"types\":[\"air\"],\"description\":\"砖厂夜里烧料，气味刺鼻。\",\"township\":\"430626111\","
            + "\"identity\":\"confidential\",\"name\":\"司空试\",\"phone\":\"13973006655\"}";

    @Test
    void twoCustodiansOpenAndTheOwnerReadsIt() throws IOException {
        JsonNode receipt = SiteApi.complaint(BODY);
        String number = receipt.get("number").asText();
        String request;
        try (Journey one = Journey.desktop()) {
            one.signIn("custodian1");
            Page page = one.open("/staff/identity");
            one.requireSound();
            page.navigate("/staff/identity/sealed");
            one.requireSound();
            one.picture("identity-sealed");
            page.locator("a[href='/staff/identity/new?number=" + number + "']").click();
            button(page, "提出请求");
            assertThat(page.locator("#error-summary")).isVisible();
            one.forgive("422");
            one.requireSound();
            one.picture("identity-ask");
            page.getByLabel("需要当面核实或取证").check();
            page.locator("#reason").fill("要请投诉人当面辨认排口");
            button(page, "提出请求");
            assertThat(page.locator("[role=status]")).containsText("等另一位");
            one.requireSound();
            request = URI.create(page.url()).getPath();
        }
        try (Journey two = Journey.desktop()) {
            two.signIn("custodian2");
            Page page = two.open("/staff/identity");
            two.requireSound();
            two.picture("identity-requests");
            page.locator("a[href='" + request + "']").click();
            two.requireSound();
            two.picture("identity-decide");
            page.locator("#words").fill("留言说不清，同意当面辨认");
            button(page, "同意打开");
            assertThat(page.locator("[role=status]")).containsText("您已同意");
            two.requireSound();
        }
        try (Journey one = Journey.desktop()) {
            one.signIn("custodian1");
            Page page = one.open(request);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("查看身份")).click();
            assertThat(page.locator("#identity")).containsText("司空试");
            one.requireSound();
            one.picture("identity-opened");
        }
        try (Journey owner = Journey.phone()) {
            Page page = owner.open("/complaints/track");
            owner.requireSound();
            page.locator("#number").fill(number);
            page.locator("#code").fill(receipt.get("receiptCode").asText());
            button(page, "查询");
            assertThat(page.locator("#identity-log")).containsText("经两人同意被打开，原因：需要当面核实或取证。要请投诉人当面辨认排口");
            owner.requireSound();
            page.locator("#photos").setInputFiles(new FilePayload("现场.jpg", "image/jpeg", photo()));
            page.locator("#text").fill("烟囱在左边");
            button(page, "发送留言");
            assertThat(page.locator("[role=status]")).containsText("照片已经收到");
            owner.requireSound();
            owner.picture("citizen-identity-log");
        }
        try (Journey clerk = Journey.desktop()) {
            clerk.signIn("intake1");
            Page page = clerk.open("/staff/cases/" + number);
            assertThat(page.locator(".case-photos")).containsText("后来补充");
            clerk.requireSound();
            clerk.picture("staff-later-photo");
        }
    }

    private static byte[] photo() throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB), "jpg", jpeg);
        return jpeg.toByteArray();
    }

    private static void button(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true)).click();
    }
}
