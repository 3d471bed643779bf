package org.ecobureau.standard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatutesTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

    @ParameterizedTest
    @CsvSource({
            "eco-code-101, 《中华人民共和国生态环境法典》第一百零一条, 专家和公众的意见",
            "eco-code-102, 《中华人民共和国生态环境法典》第一百零二条, 六十日内",
            "eco-code-103, 《中华人民共和国生态环境法典》第一百零三条, 全文公开",
            "eco-code-145, 《中华人民共和国生态环境法典》第一百四十五条, 公布举报电话、电子邮箱",
            "eco-code-146, 《中华人民共和国生态环境法典》第一百四十六条, 保密",
            "eco-code-326, 《中华人民共和国生态环境法典》第三百二十六条, 至少每季度向社会公开一次",
            "licence-law-46, 《中华人民共和国行政许可法》第四十六条, 举行听证",
            "licence-law-47, 《中华人民共和国行政许可法》第四十七条, 五日内申请",
            "licence-law-48, 《中华人民共和国行政许可法》第四十八条, 七日前",
            "licence-law-82, 《中华人民共和国行政许可法》第八十二条, 工作日计算",
            "reconsideration-law-20, 《中华人民共和国行政复议法》第二十条, 六十日内",
            "litigation-law-46, 《中华人民共和国行政诉讼法》第四十六条, 六个月内提出",
            "personal-data-law-17, 《中华人民共和国个人信息保护法》第十七条, 告知",
            "personal-data-law-35, 《中华人民共和国个人信息保护法》第三十五条, 告知",
            "petition-rules-23, 《信访工作条例》第二十三条, 十五日内书面告知",
            "petition-rules-34, 《信访工作条例》第三十四条, 六十日内办结"
    })
    void articleIsCitedWithLawNumberAndItsTermIsInTheSummary(String id, String label, String words) {
        Statute statute = Statutes.cite(id);
        assertEquals(label, statute.label());
        assertTrue(statute.text().contains(words), statute.text());
        assertTrue(statute.inForce(TODAY), id + " must be in force today");
        assertFalse(statute.source().isBlank());
    }

    @Test
    void repealedLawEndsTheDayBeforeTheCodeBegins() {
        LocalDate code = LocalDate.parse("2026-08-15");
        assertTrue(Statutes.cite("environment-law-56").inForce(code.minusDays(1)));
        assertFalse(Statutes.cite("environment-law-56").inForce(code));
        assertFalse(Statutes.cite("eco-code-103").inForce(code.minusDays(1)));
        assertTrue(Statutes.cite("eco-code-103").inForce(code));
    }

    @Test
    void unknownArticleIsAnErrorAndNotAnEmptyText() {
        assertThrows(IllegalArgumentException.class, () -> Statutes.cite("eco-code-9999"));
    }

    @Test
    void remediesNameBothWaysWithTheTermsOfToday() {
        assertEquals("依据《中华人民共和国行政复议法》第二十条、《中华人民共和国行政诉讼法》第四十六条，"
                + "公民、法人或者其他组织认为本审批决定侵犯其合法权益的，可以自知道或者应当知道该决定之日起六十日内向岳阳市人民政府申请行政复议，"
                + "也可以自知道或者应当知道该决定之日起六个月内依法向人民法院提起行政诉讼。",
                Phrases.on("eia.decision.remedies", TODAY).text(Map.of("reviewBody", "岳阳市人民政府")));
    }

    @Test
    void hearingRightJoinsTheArticlesOfOneLaw() {
        String text = Phrases.on("eia.proposed.hearing", TODAY).text(Map.of("authority", "岳阳市生态环境局平江分局"));
        assertTrue(text.startsWith("依据《中华人民共和国行政许可法》第四十六条、第四十七条、第四十八条、第八十二条，"), text);
        assertTrue(text.contains("五个工作日"), text);
    }

    @ParameterizedTest
    @CsvSource({ "2026-08-14, 环境影响报告书", "2026-08-15, 生态环境影响报告书" })
    void reportIsNamedByTheLawOfTheDay(LocalDate day, String name) {
        assertEquals(name, Phrases.on("eia.reportName.book", day).text());
    }

    @ParameterizedTest
    @CsvSource({ "2023-12-31, 第九条", "2024-01-01, 第二十条" })
    void remediesCiteTheReconsiderationLawOfTheDay(LocalDate day, String article) {
        assertTrue(Phrases.on("eia.decision.remedies", day).text(Map.of("reviewBody", "市政府")).contains(article));
    }

    @Test
    void everyPhraseCitesArticlesInForceOnItsFirstAndLastDay() {
        for (Phrase phrase : Phrases.all()) {
            for (Statute cited : phrase.cites()) {
                LocalDate last = phrase.validity().to() == null ? TODAY : phrase.validity().to();
                assertTrue(cited.inForce(last), phrase.id() + " cites " + cited.id() + " on " + last);
            }
            List<Phrase> same = Phrases.all().stream()
                    .filter(p -> p.id().equals(phrase.id()) && p.validity().contains(phrase.validity().from())).toList();
            assertEquals(List.of(phrase), same, "two wordings of " + phrase.id() + " on one day");
        }
    }

    @Test
    void phraseWithoutItsVariableOrItsDayIsAnError() {
        assertThrows(IllegalArgumentException.class, () -> Phrases.on("eia.decision.remedies", TODAY).text());
        LocalDate longAgo = LocalDate.parse("1990-01-01");
        assertThrows(IllegalArgumentException.class, () -> Phrases.on("complaint.answerTerm", longAgo));
    }
}
