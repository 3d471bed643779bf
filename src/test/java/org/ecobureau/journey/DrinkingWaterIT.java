package org.ecobureau.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.ecobureau.local.StackClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;

/** A resident reads the last quarter of the sources on a phone and prints it; the values come in by the public interface. */
class DrinkingWaterIT {
    private static final String QUARTER = quarter(1);

    @BeforeAll
    static void deliverAQuarterAndPublishTheLists() throws IOException, SQLException {
        List<String> rows = new ArrayList<>();
        Map.of("ph", "7.4", "dissolvedOxygen", "8.1", "permanganateIndex", "1.6", "ammoniaNitrogen", "0.06", "totalPhosphorus",
                "0.012", "totalNitrogen", "0.81", "manganese", "0.02", "sulfate", "9.6", "thallium", "0.00002L", "lead", "/")
                .forEach((parameter, value) -> {
                    rows.add(row("yaotang", parameter, value));
                    rows.add(row("huangjindong", parameter, parameter.equals("manganese") ? "0.13" : value));
                });
        for (int back = 2; back < 9; back++) {
            rows.add(row("yaotang", quarter(back), "totalPhosphorus", back % 4 == 0 ? "0.03" : "0.02"));
            rows.add(row("huangjindong", quarter(back), "totalPhosphorus", "0.01"));
        }
        SiteApi.observations("?state=verified&source=journey", rows);
        publish("drinking-water-sources", "yaotang",
                Map.ofEntries(Map.entry("code", "yaotang"), Map.entry("level", "county"), Map.entry("population", "120000"),
                        Map.entry("works", "城关水厂"), Map.entry("served", "汉昌街道、天岳街道"), Map.entry("frequency", "每季度一次"),
                        Map.entry("statedItems", "61"), Map.entry("volume", "320"),
                        Map.entry("zone1", "水域：大坝前多年平均水位线以下的全部水面。\n陆域：水面外二百米以内，不越过第一重山脊线。"),
                        Map.entry("zone2", "陆域：一级保护区以外、第一重山脊线以内的整个汇水区。"),
                        Map.entry("zone3", "二级保护区以外的上游支流汇水区。")));
        publish("water-notices", "x", Map.of("title", "城北片区管道抢修", "kind", "boil", "start", "2026-01-05", "area",
                "天岳街道城北片区", "text", "自来水请烧开后再喝；洗衣、冲厕不受影响。", "issuer", "供水公司", "documentNumber", "告〔2026〕1号"));
        publish("tap-water", "y", Map.of("quarter", QUARTER, "publisher", "平江县卫生健康局", "title", "城区龙头水监测结果", "results",
                "出厂水 1 个点、龙头水 6 个点，全部合格。"));
    }

    private static String row(String site, String parameter, String value) {
        return row(site, QUARTER, parameter, value);
    }

    private static String row(String site, String quarter, String parameter, String value) {
        return "{\"site\":\"%s\",\"parameter\":\"%s\",\"period\":\"quarter\",\"start\":\"%s\",\"value\":\"%s\"}".formatted(site,
                parameter, quarter, value);
    }

    private static String quarter(int back) {
        LocalDate day = LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneId.of("Asia/Shanghai")).minusMonths(3L * back);
        return day.getYear() + "Q" + (day.getMonthValue() + 2) / 3;
    }

    /** Past the desk and its four eyes, which have a journey of their own. */
    private static void publish(String code, String key, Map<String, String> cells) throws SQLException, IOException {
        Map<String, String> mariadb = StackClient.part("mariadb");
        try (Connection connection = DriverManager.getConnection(mariadb.get("server") + "eco_journeys", mariadb.get("user"),
                mariadb.get("password"))) {
            long publication = insert(connection, "INSERT INTO publication (kind, subject, version_no, state, published_at,"
                    + " lock_version) VALUES ('register', ?, 1, 'PUBLISHED', ?, 3)", code,
                    LocalDateTime.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC).minusDays(1));
            long version = insert(connection,
                    "INSERT INTO register_version (publication_id, kind, source, list_date, row_count)"
                            + " VALUES (?, ?, '平江县人民政府', '2026-01-10', 1)",
                    publication, code);
            insert(connection, "INSERT INTO register_row (version_id, position, row_key, cells) VALUES (?, 1, ?, ?)", version,
                    key,
                    new ObjectMapper().writeValueAsString(cells));
        }
    }

    private static long insert(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
            try (var keys = statement.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        }
    }

    @Test
    void aResidentReadsTheQuarterOnAPhone() {
        try (Journey resident = Journey.phone()) {
            Page page = resident.open("/drinking-water");
            assertThat(page.locator("main")).containsText("水源水不是龙头水");
            assertThat(page.locator(".water-notice")).containsText("烧开后再喝");
            assertThat(page.locator("table.sources")).containsText("锰(0.30)");
            resident.requireSound();
            resident.picture("drinking-water-phone");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("尧塘水库")).first().click();
            assertThat(page.locator("svg.sketch")).isVisible();
            assertThat(page.locator("main")).containsText("示意图，不是地图");
            resident.requireSound();
            resident.picture("drinking-water-source-phone");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("举报保护区内的违法行为")).click();
            assertThat(page.locator("main")).containsText("尧塘水库");
            resident.requireSound();
        }
    }

    @Test
    void theSameWithoutScriptOnAWideScreenAndOnPaper() {
        try (Journey resident = Journey.phoneWithoutScript()) {
            Page page = resident.open("/drinking-water");
            page.locator("select[name=quarter]").selectOption(QUARTER);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("查看")).click();
            assertThat(page.locator("table.sources")).containsText("黄金洞水库");
        }
        try (Journey resident = Journey.desktop()) {
            Page page = resident.open("/drinking-water");
            resident.requireSound();
            resident.picture("drinking-water-desktop");
            resident.open("/drinking-water/sources/yaotang");
            resident.requireSound();
            resident.picture("drinking-water-source-desktop");
            resident.open("/drinking-water");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            page.setViewportSize(680, 960);
            assertThat(page.locator("form.eia-filter")).isHidden();
            assertThat(page.locator("table.sources")).isVisible();
            resident.requireNoSidewaysScrolling();
            resident.picture("drinking-water-print");
            resident.open("/drinking-water/sources/yaotang");
            resident.picture("drinking-water-source-print");
        }
    }

    @Test
    void staffSeeWhatIsDue() {
        try (Journey staff = Journey.desktop()) {
            staff.signIn("monitor1");
            Page page = staff.open("/staff/drinking-water");
            assertThat(page.locator("main")).containsText("饮用水源公布");
            staff.requireSound();
            staff.picture("drinking-water-staff");
        }
    }
}
