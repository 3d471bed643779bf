package org.ecobureau.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Page;

/** An emergency: ticked at entry, or proposed by what was answered and marked with one press; red in the lists. */
class UrgentIT {

    /** Enters what can make somebody sick, and returns the number. */
    private static String entered(Journey clerk, boolean urgent) {
        Page page = clerk.open("/staff/cases/new");
        page.getByLabel("匿名", new Page.GetByLabelOptions().setExact(true)).check();
        page.locator("#description").fill("来电说罐车翻在桥头，气味刺鼻，闻了头晕。");
        page.locator("#township").fill("三市");
        page.locator("#place").fill("老街桥头");
        page.locator("input[name=types][value=air]").check();
        page.locator("input[name='subtypes.air'][value=odour]").check();
        page.locator("input[name=odourStrength][value=sick]").check();
        if (urgent) {
            page.locator("#urgent").check();
            page.locator(".entry-save button[accesskey=s]").click();
            assertThat(page.locator("#urgentReason-error")).isVisible();
            clerk.forgive("422");
            clerk.requireSoundAtBothWidths("staff-entry-urgent");
            page.locator("#urgentReason").fill("罐车侧翻，正在漏");
        }
        page.locator(".entry-save button[accesskey=s]").click();
        return page.locator("#receipt-number").innerText();
    }

    @Test
    void anEmergencyIsSeenInTheListsAndOneThatIsProposedIsMarkedWithOnePress() {
        try (Journey clerk = Journey.desktop()) {
            clerk.signIn("intake1");
            String marked = entered(clerk, true);
            String proposed = entered(clerk, false);
            Page page = clerk.open("/staff/cases?box=mine&q=老街桥头");
            assertThat(page.locator("tr", new Page.LocatorOptions().setHasText(marked))).containsText("紧急");
            assertThat(page.locator("tr", new Page.LocatorOptions().setHasText(proposed))).containsText("建议标紧急");
            clerk.requireSoundAtBothWidths("staff-cases-urgent");
            clerk.open("/staff/cases/" + proposed);
            assertThat(page.locator("#urgent-proposed")).containsText("熏得头晕、恶心");
            clerk.requireSoundAtBothWidths("staff-case-urgent-proposed");
            clerk.pictureOfWindow("staff-urgent");
            page.locator("#urgent-proposed button").press("Enter");
            assertThat(page.locator("h1 #urgent")).hasText("紧急");
            assertThat(page.locator("section[aria-labelledby=before] li", new Page.LocatorOptions().setHasText(marked)))
                    .containsText("紧急");
            clerk.requireSoundAtBothWidths("staff-case-urgent");
        }
    }
}
