package org.ecobureau.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;

/** Pages of the desk that are needed now and then, each at both widths: corrections, later paper, piles of dates, calendar. */
class DeskPagesIT {

    private static final String REFERENCE = "工单-青石坳-";

    @Test
    void whatWasRegisteredWrongIsCorrected() {
        String number = Filed.named("青石坳采石场", "放炮以后灰很大，菜地上一层白。", "宋更正", "13900008801");
        try (Journey clerk = Journey.desktop()) {
            clerk.signIn("intake1");
            Page page = clerk.open("/staff/cases/" + number + "?step=correct");
            clerk.requireSoundAtBothWidths("staff-correct-page");
            clerk.picture("staff-correct", "#step");
            page.locator("#place").fill("青石坳采石场北坡");
            page.locator("#reason").fill("来电说是北坡");
            page.locator("#step form[data-draft] button[accesskey=s]").click();
            assertThat(page.locator("#done")).containsText("更正");
            assertThat(page.locator(".case-timeline")).containsText("来电说是北坡");

            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("更正姓名和联系方式")).click();
            clerk.requireSoundAtBothWidths("staff-identity-correct");
            button(page, "保存更正");
            assertThat(page.locator("#error-summary")).isVisible();
            clerk.forgive("422");
            clerk.requireSoundAtBothWidths("staff-identity-correct-wrong");
            page.locator("#phone").fill("13900008802");
            page.locator("#reason").fill("来电要求，号码和登记的一致");
            button(page, "保存更正");
            assertThat(page.locator("h1")).containsText(number);
            clerk.requireNoTrouble();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("查看身份")).click();
            assertThat(page.locator("#identity")).containsText("13900008802");

            clerk.open("/staff/cases/" + number);
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("删除姓名和联系方式")).click();
            clerk.requireSoundAtBothWidths("staff-identity-erase");
            clerk.open("/staff/cases/" + number);
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("补充扫描件")).click();
            clerk.requireSoundAtBothWidths("staff-later-scans");
            button(page, "保存扫描件");
            assertThat(page.locator("#error-summary")).isVisible();
            clerk.forgive("422");
            clerk.requireSoundAtBothWidths("staff-later-scans-wrong");
        }
    }

    @Test
    void whoWroteALetterIsAnsweredByLetter() {
        try (Journey clerk = Journey.desktop()) {
            clerk.signIn("intake1");
            Page page = clerk.open("/staff/cases/new?channel=letter");
            page.locator("#description").fill("信中反映：邻居家和我家为一堵墙在打官司，墙灰飘进院子。");
            page.locator("#township").fill("三市");
            page.locator("input[name=types][value=air]").check();
            page.locator("#name").fill("何写信");
            page.locator("#address").fill("三市镇大众村三组 12 号");
            page.locator(".entry-save button[accesskey=s]").press("Enter");
            String number = page.locator("#receipt-number").innerText();
            clerk.open("/staff/cases/" + number + "?step=refuse");
            page.locator("#step input[name=reason][value=b]").check();
            page.locator("#step button[accesskey=s]").click();
            assertThat(page.locator("#done")).containsText("已完成");

            clerk.open("/staff/cases?box=post&number=" + number);
            assertThat(page.locator(".case-list")).containsText("有信待寄出");
            page.locator("[id='" + number + "']").click();
            clerk.requireSoundAtBothWidths("staff-letter-case");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("打印书面告知、答复")).click();
            clerk.requireSoundAtBothWidths("staff-reply-letter-page");
            button(page, "查看身份，加上称呼和信封");
            assertThat(page.locator(".envelope-to")).hasText("三市镇大众村三组 12 号");
            clerk.picture("staff-reply-letter", "article.reply");

            clerk.open("/staff/cases/" + number + "?step=post-letter");
            page.locator("#sentOn").fill(LocalDate.now(ZoneId.of("Asia/Shanghai")).toString());
            page.locator("#postNumber").fill("XA12345678943");
            clerk.picture("staff-post-letter", "#step");
            page.locator("#step button[accesskey=s]").click();
            assertThat(page.locator(".case-timeline")).containsText("XA12345678943");
            clerk.requireNoTrouble();
        }
    }

    @Test
    void whatIsDueSoonStandsInItsPile() {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        String list = "工单编号,派单时间,问题类型,诉求内容,乡镇,详细地址\n" + due(1, today.minusDays(4), "砂场夜里洗砂，水沟全是泥浆")
                + due(2, today.minusDays(5), "路边堆的煤没有盖，刮风就是一层灰") + due(3, today.minusDays(9), "饭店油烟直接排到楼上");
        try (Journey clerk = Journey.desktop()) {
            clerk.signIn("intake1");
            Page page = clerk.open("/staff/cases/imports");
            page.locator("#source").selectOption("hotline12345");
            page.locator("#file")
                    .setInputFiles(new FilePayload("12345.csv", "text/csv", list.getBytes(StandardCharsets.UTF_8)));
            button(page, "上传并试算");
            button(page, "登记 3 件");
            clerk.open("/staff/cases?box=soon");
            assertThat(page.locator(".case-list")).containsText("3 天内");
            clerk.requireSoundAtBothWidths("staff-pile-soon");
            clerk.open("/staff/cases?box=overdue");
            assertThat(page.locator(".case-list")).containsText("已超期");
            clerk.requireSoundAtBothWidths("staff-pile-overdue");
        }
        try (Journey leader = Journey.desktop()) {
            leader.signIn("leader1");
            leader.open("/staff/cases?box=reminded");
            leader.requireSoundAtBothWidths("staff-pile-reminded");
        }
    }

    @Test
    void theAdministratorSeesWhichYearsHaveACalendar() {
        try (Journey admin = Journey.desktop()) {
            admin.signIn("admin1");
            Page page = admin.open("/staff/settings/calendar");
            admin.requireSoundAtBothWidths("staff-calendar-page");
            admin.pictureOfWindow("staff-calendar");
            page.locator(".case-list th a").first().click();
            admin.requireSoundAtBothWidths("staff-calendar-year");
            page.locator("#notice").fill("国办发明电〔2025〕7号");
            page.locator("#source").fill("https://www.gov.cn/zhengce/2025-11/tongzhi.htm");
            String days = page.locator("#days").inputValue();
            page.locator("#days").fill(days.substring(0, days.stripTrailing().lastIndexOf('\n')));
            button(page, "试算");
            assertThat(page.locator("h1")).containsText("试算");
            admin.requireSoundAtBothWidths("staff-calendar-trial");
        }
    }

    private static String due(int no, LocalDate received, String words) {
        return REFERENCE + no + "," + received + " 09:15,大气," + words + "，请派人来看看,伍市镇,青石坳村口\n";
    }

    private static void button(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true)).click();
    }
}
