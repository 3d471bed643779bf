package org.ecobureau.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Invented measurements of every site, the same for the same hour in every run, sent as a logger sends them: CSV with the
 * service
 * token to {@code POST /api/v1/observations}, source {@code demonstration}. Called again at a later start it adds the hours
 * since.
 * When a value arrived is the site's own knowledge and is never invented: three years that arrive on one day are late, and the
 * page
 * says so; {@link #lateDay} arrives as a delivery of its own after everything else.
 */
public final class DemoObservations {
    private static final int YEARS = 3;
    private static final int QUARTER = 3;
    private static final Pattern NEXT_HOUR = Pattern.compile("\"nextUpdateAt\"\\s*:\\s*\"([^\"]+)\"");
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:00");
    private static final String CORRECTED_SITE = "pj-air-1";
    private static final String LATE_SITE = "pj-air-3";

    private final HttpClient client = HttpClient.newHttpClient();
    private final String site;
    private final UnaryOperator<HttpRequest.Builder> signed;
    private int deliveries;

    /** @param token the service client's; got afresh when it gets old */
    public DemoObservations(String site, ServiceToken token) {
        this(site, request -> request.header("Authorization", "Bearer " + token.value()));
    }

    /** @param signed adds to a request what says who sends it */
    public DemoObservations(String site, UnaryOperator<HttpRequest.Builder> signed) {
        this.site = site;
        this.signed = signed;
    }

    /** Sends three years up to the last full hour of the site's own clock. */
    public void load() {
        load(YEARS * 12, YEARS * 12);
    }

    /** Sends so many months of air and of water, and the running one. */
    void load(int airMonths, int waterMonths) {
        LocalDateTime now = lastFullHour();
        YearMonth first = YearMonth.from(now).minusMonths(airMonths);
        correctedLater(now);
        for (String air : DemoAir.SITES) {
            for (YearMonth quarter = startOfQuarter(first); !quarter.isAfter(YearMonth.from(now)); quarter = quarter
                    .plusMonths(QUARTER)) {
                airQuarter(air, later(quarter, first), quarter.plusMonths(QUARTER), now);
            }
        }
        water(YearMonth.from(now).minusMonths(waterMonths), YearMonth.from(now));
        lateDay(now);
    }

    /** A quarter of one station whose last hour the site knows is there already. */
    private void airQuarter(String air, YearMonth first, YearMonth end, LocalDateTime now) {
        LocalDateTime from = first.atDay(1).atStartOfDay();
        LocalDateTime to = end.atDay(1).atStartOfDay().isBefore(now) ? end.atDay(1).atStartOfDay() : now;
        if (!from.isBefore(to) || known(air, to.minusHours(1))) {
            return;
        }
        LocalDateTime late = late(now);
        boolean split = air.equals(LATE_SITE) && !late.isBefore(from) && late.isBefore(to);
        String hours = DemoAir.hours(air, from, split ? late : to);
        send("provisional", split ? hours + body(DemoAir.hours(air, late.plusDays(1), to)) : hours);
        send("provisional", DemoAir.markedHours(air, from, to));
    }

    /** The day before yesterday of one station comes last, as a delivery of its own. */
    private void lateDay(LocalDateTime now) {
        LocalDateTime late = late(now);
        if (!known(LATE_SITE, late.plusHours(12))) {
            send("provisional", DemoAir.hours(LATE_SITE, late, late.plusDays(1)));
        }
    }

    private static LocalDateTime late(LocalDateTime now) {
        return now.toLocalDate().minusDays(2).atStartOfDay();
    }

    /** A figure with a slipped decimal point that the series then corrects; not again when the site has the hour. */
    private void correctedLater(LocalDateTime now) {
        LocalDateTime hour = YearMonth.from(now).minusMonths(1).atDay(5).atTime(10, 0);
        if (!known(CORRECTED_SITE, hour)) {
            StringBuilder csv = new StringBuilder(DemoAir.LONG);
            DemoAir.append(csv, CORRECTED_SITE, "pm25", hour, "235", "");
            send("provisional", csv.toString());
        }
    }

    private void water(YearMonth first, YearMonth running) {
        StringBuilder rows = new StringBuilder(DemoAir.LONG);
        for (YearMonth month = first; month.isBefore(running); month = month.plusMonths(1)) {
            for (String section : DemoWater.SECTIONS) {
                rows.append(DemoWater.section(section, month));
            }
        }
        for (YearMonth quarter = startOfQuarter(first); quarter.isBefore(startOfQuarter(running)); quarter = quarter
                .plusMonths(QUARTER)) {
            for (String source : DemoWater.SOURCES) {
                rows.append(DemoWater.source(source, quarter));
            }
        }
        send("verified", rows.toString());
        listed(first, running);
    }

    /** What is measured at sites that exist only where the demonstration lists were published. */
    private void listed(YearMonth first, YearMonth running) {
        String sites = call(HttpRequest.newBuilder(URI.create(site + "/api/v1/sites?kind=drinking-water")).GET(), 200)
                + call(HttpRequest.newBuilder(URI.create(site + "/api/v1/sites?kind=noise")).GET(), 200);
        StringBuilder rows = new StringBuilder(DemoAir.LONG);
        for (YearMonth quarter = startOfQuarter(first); quarter.isBefore(startOfQuarter(running)); quarter = quarter
                .plusMonths(QUARTER)) {
            for (String source : DemoWater.RURAL) {
                rows.append(sites.contains(quoted(source)) ? DemoWater.rural(source, quarter) : "");
            }
            for (String point : new TreeSet<>(DemoNoise.ZONES.keySet())) {
                rows.append(sites.contains(quoted(point)) ? DemoNoise.quarter(point, quarter) : "");
            }
        }
        for (int year = first.getYear(); year < running.getYear(); year++) {
            for (String point : new TreeSet<>(DemoNoise.YEARLY.keySet())) {
                rows.append(sites.contains(quoted(point)) ? DemoNoise.year(point, year) : "");
            }
        }
        send("verified", rows.toString());
    }

    private static String quoted(String code) {
        return '"' + code + '"';
    }

    /** How many deliveries were sent. */
    int deliveries() {
        return deliveries;
    }

    private static YearMonth startOfQuarter(YearMonth month) {
        return YearMonth.of(month.getYear(), (month.getMonthValue() - 1) / QUARTER * QUARTER + 1);
    }

    private static YearMonth later(YearMonth one, YearMonth other) {
        return one.isAfter(other) ? one : other;
    }

    private static String body(String csv) {
        return csv.substring(csv.indexOf('\n') + 1);
    }

    /** Whether the site has a value, or the reason why there is none, for the hour that begins at {@code start}. */
    private boolean known(String air, LocalDateTime start) {
        String day = start.toLocalDate().toString();
        String answer = call(HttpRequest.newBuilder(URI.create(site + "/api/v1/observations?site=" + air
                + "&parameter=pm25&period=hour&from=" + day + "&to=" + day)).GET(), 200);
        return answer.contains("\"start\":\"" + start.format(HOUR));
    }

    /** The day at the site, whatever its clock was set to. */
    LocalDate today() {
        return lastFullHour().toLocalDate();
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
        if (body(csv).isEmpty()) {
            return;
        }
        HttpRequest.Builder request = HttpRequest
                .newBuilder(URI.create(site + "/api/v1/observations?mode=partial&source=demonstration&state=" + state))
                .header("Idempotency-Key", "demonstration-" + UUID.nameUUIDFromBytes(csv.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "text/csv").POST(HttpRequest.BodyPublishers.ofString(csv, StandardCharsets.UTF_8));
        call(signed.apply(request), 201);
        deliveries++;
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
