package org.ecobureau.local;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Invented measurements of every site, the same for the same hour in every run, sent as a logger sends them: CSV with the
 * service token
 * to {@code POST /api/v1/observations}, source {@code demonstration}. Called again at a later start it adds the hours since.
 */
public final class DemoObservations {
    private static final int AIR_DAYS = 35;
    private static final int MONTHS = 14;
    private static final int QUARTERS = 6;
    private static final List<String> AIR_SITES = List.of("pj-air-1", "pj-air-2", "pj-air-3");
    private static final List<String> SECTIONS = List.of("changshou-henanqiao", "jinwocun", "yangmeijiang", "wushi-wwtp",
            "yanjiatan");
    private static final List<String> SOURCES = List.of("yaotang", "huangjindong");
    /** The section and the month of each year in which its total phosphorus is over class III. */
    private static final String OVER_SITE = "wushi-wwtp";
    private static final int OVER_MONTH = 6;
    private static final String GAP_SITE = "yangmeijiang";
    private static final int GAP_MONTH = 9;
    private static final Pattern NEXT_HOUR = Pattern.compile("\"nextUpdateAt\"\\s*:\\s*\"([^\"]+)\"");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final HttpClient client = HttpClient.newHttpClient();
    private final String site;
    private final UnaryOperator<HttpRequest.Builder> signed;

    /** @param token the service client's; got afresh when it gets old */
    public DemoObservations(String site, ServiceToken token) {
        this(site, request -> request.header("Authorization", "Bearer " + token.value()));
    }

    /** @param signed adds to a request what says who sends it */
    public DemoObservations(String site, UnaryOperator<HttpRequest.Builder> signed) {
        this.site = site;
        this.signed = signed;
    }

    /** Sends everything up to the last full hour of the site's own clock. */
    public void load() {
        LocalDateTime now = lastFullHour();
        for (String air : AIR_SITES) {
            send("provisional", airHours(air, now.minusDays(AIR_DAYS), now));
        }
        YearMonth month = YearMonth.from(now).minusMonths(1);
        StringBuilder rows = new StringBuilder("site,parameter,period,start,value,flag\r\n");
        for (int ago = MONTHS - 1; ago >= 0; ago--) {
            for (String section : SECTIONS) {
                section(rows, section, month.minusMonths(ago));
            }
        }
        YearMonth quarter = YearMonth.of(now.getYear(), (now.getMonthValue() - 1) / 3 * 3 + 1).minusMonths(3);
        for (int ago = QUARTERS - 1; ago >= 0; ago--) {
            for (String source : SOURCES) {
                source(rows, source, quarter.minusMonths(3L * ago));
            }
        }
        send("verified", rows.toString());
    }

    /** One line an hour in the wide format: {@code time} is the end of the hour. */
    static String airHours(String site, LocalDateTime from, LocalDateTime to) {
        StringBuilder csv = new StringBuilder("site,time,so2,no2,co,o3,pm10,pm25\r\n");
        for (LocalDateTime end = from.plusHours(1); !end.isAfter(to); end = end.plusHours(1)) {
            double sun = Math.max(0, Math.sin((end.getHour() - 7) / 12.0 * Math.PI));
            double weather = 0.5 + 1.1 * Math.abs(Math.sin(end.getDayOfYear() / 4.0))
                    + 0.1 * chance(site, end.toLocalDate(), "weather");
            double traffic = end.getHour() >= 7 && end.getHour() <= 9 || end.getHour() >= 17 && end.getHour() <= 20 ? 1.4 : 1;
            String so2 = amount(6 * weather + 3 * chance(site, end, "so2"), 0);
            String no2 = site.equals("pj-air-3") ? "/" : amount(14 * weather * traffic + 6 * chance(site, end, "no2"), 0);
            String co = amount(0.5 * weather + 0.3 * chance(site, end, "co"), 1);
            String o3 = amount(28 + 75 * sun * weather + 8 * chance(site, end, "o3"), 0);
            double dust = 26 * weather * (1 + 0.15 * (traffic - 1)) + 8 * chance(site, end, "dust");
            String pm25 = chance(site, end, "gap") > 0.98 ? "NA" : amount(dust, 0);
            String pm10 = amount(dust * 1.6 + 6 * chance(site, end, "pm10"), 0);
            csv.append(String.join(",", site, end.format(MINUTE), so2, no2, co, o3, pm10, pm25)).append("\r\n");
        }
        return csv.toString();
    }

    private static void section(StringBuilder rows, String site, YearMonth month) {
        Map<String, String> values = basics(site, month);
        values.put("totalPhosphorus", site.equals(OVER_SITE) && month.getMonthValue() == OVER_MONTH ? "0.31"
                : amount(0.05 + 0.08 * chance(site, month, "tp"), 3));
        values.put("cod", amount(8 + 8 * chance(site, month, "cod"), 1));
        values.put("thallium", "0.00002L");
        values.put("antimony", amount(0.0008 + 0.002 * chance(site, month, "sb"), 5));
        if (site.equals(GAP_SITE) && month.getMonthValue() == GAP_MONTH) {
            values.put("ammoniaNitrogen", "NA");
        }
        values.put("petroleum", site.equals("jinwocun") ? "/" : "0.01L");
        append(rows, site, "month", month, values);
    }

    private static void source(StringBuilder rows, String site, YearMonth quarter) {
        Map<String, String> values = basics(site, quarter);
        values.put("totalPhosphorus", amount(0.010 + 0.012 * chance(site, quarter, "tp"), 3));
        values.put("totalNitrogen", amount(0.6 + 0.5 * chance(site, quarter, "tn"), 2));
        values.put("petroleum", "0.01L");
        values.put("sulfate", amount(9 + 5 * chance(site, quarter, "so4"), 1));
        values.put("chloride", amount(3 + 2 * chance(site, quarter, "cl"), 1));
        values.put("nitrate", amount(0.5 + 0.4 * chance(site, quarter, "no3"), 2));
        values.put("iron", "0.03L");
        values.put("manganese", "0.01L");
        values.put("thallium", "0.00002L");
        append(rows, site, "quarter", quarter, values);
    }

    private static Map<String, String> basics(String site, YearMonth month) {
        double warm = 0.5 - 0.5 * Math.cos((month.getMonthValue() - 1) / 6.0 * Math.PI);
        Map<String, String> values = new LinkedHashMap<>();
        values.put("temperature", amount(8 + 20 * warm, 1));
        values.put("ph", amount(7.2 + 0.6 * chance(site, month, "ph"), 1));
        values.put("dissolvedOxygen", amount(9.6 - 2.4 * warm, 2));
        values.put("permanganateIndex", amount(1.4 + chance(site, month, "mn"), 1));
        values.put("bod5", amount(1 + chance(site, month, "bod"), 1));
        values.put("ammoniaNitrogen", amount(0.08 + 0.3 * chance(site, month, "nh3"), 3));
        values.put("copper", "0.001L");
        values.put("zinc", "0.05L");
        values.put("fluoride", amount(0.15 + 0.1 * chance(site, month, "f"), 3));
        values.put("selenium", "0.0004L");
        values.put("arsenic", amount(0.0011 + 0.002 * chance(site, month, "as"), 5));
        values.put("mercury", "0.00004L");
        values.put("cadmium", amount(0.0001 + 0.0004 * chance(site, month, "cd"), 5));
        values.put("chromium6", "0.004L");
        values.put("lead", "0.001L");
        values.put("cyanide", "0.001L");
        values.put("volatilePhenol", "0.0003L");
        values.put("anionicSurfactant", "0.05L");
        values.put("sulfide", "0.01L");
        return values;
    }

    private static void append(StringBuilder rows, String site, String period, YearMonth start, Map<String, String> values) {
        values.forEach((parameter, value) -> rows.append(String.join(",", site, parameter, period, start.toString(), value, ""))
                .append("\r\n"));
    }

    private static String amount(double value, int decimals) {
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** A number from 0 to 1 that depends on nothing but its arguments. */
    private static double chance(Object... of) {
        long hash = 1125899906842597L;
        for (Object each : of) {
            for (char c : each.toString().toCharArray()) {
                hash = 31 * hash + c;
            }
        }
        hash ^= hash >>> 33;
        hash *= 0xff51afd7ed558ccdL;
        hash ^= hash >>> 33;
        return (hash >>> 11) / (double) (1L << 53);
    }

    /** The site says when its next hour is due; an hour before that is its last full hour, whatever its clock was set to. */
    private LocalDateTime lastFullHour() {
        String answer = call(HttpRequest.newBuilder(URI.create(site + "/api/v1/air/now")).GET(), 200);
        Matcher matcher = NEXT_HOUR.matcher(answer);
        if (!matcher.find()) {
            throw new StackFailure("The site does not say when its next hour is due: " + answer + ".");
        }
        return OffsetDateTime.parse(matcher.group(1)).toLocalDateTime().minusHours(1);
    }

    /** Partial: where somebody has put a real value since, the invented one is rejected, and that is right. */
    private void send(String state, String csv) {
        HttpRequest.Builder request = HttpRequest
                .newBuilder(URI.create(site + "/api/v1/observations?mode=partial&source=demonstration&state=" + state))
                .header("Idempotency-Key", "demonstration-" + UUID.nameUUIDFromBytes(csv.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "text/csv").POST(HttpRequest.BodyPublishers.ofString(csv, StandardCharsets.UTF_8));
        call(signed.apply(request), 201);
    }

    private String call(HttpRequest.Builder request, int expected) {
        try {
            HttpResponse<String> answer = client.send(request.timeout(Duration.ofSeconds(120)).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() != expected) {
                throw new StackFailure(
                        "The site refused demonstration observations: " + answer.statusCode() + " " + answer.body() + ".");
            }
            return answer.body();
        } catch (IOException e) {
            throw new StackFailure("Demonstration observations cannot be sent to " + site + ": " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("Interrupted while sending demonstration observations.", e);
        }
    }
}
