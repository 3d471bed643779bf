package org.ecobureau.monitoring.imports;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.monitoring.Sites;
import org.ecobureau.monitoring.imports.ImportJob.Kind;
import org.ecobureau.monitoring.imports.ImportJob.State;
import org.ecobureau.staff.TestIdentityMechanism;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** Files of many lines: all or nothing, progress, stopping, and a node that dies. */
@QuarkusTest
class LongFilesTest {
    private static final String[] ITEMS = { "temperature", "ph", "dissolvedOxygen", "permanganateIndex", "ammoniaNitrogen",
            "totalPhosphorus" };
    private static final int HOURS = 4_000;
    private static final int VALUES = HOURS * 6;

    @TempDir
    Path folder;
    @Inject
    ImportDraftService drafts;
    @Inject
    ImportJobs jobs;
    @Inject
    ImportWork work;
    @Inject
    EntityManager em;
    @Inject
    Clock clock;

    @Test
    void moreValuesThanOneAnswerCanWaitForComeInWholeOrNotAtAll() {
        // 20,000 values are still stored at once; beyond, check, store and undo are jobs of many chunks.
        SiteView site = Sites.fresh(SiteKind.WATER);
        // The first hour again at the very end with other values, and a line with a word instead of a number.
        String file = hours(site, HOURS) + line(site, 0, "9") + line(site, HOURS + 1, "x");
        String preview = ImportSteps.confirm(ImportSteps.upload("long.csv", file.getBytes(UTF_8)), "测试来源");
        Document shown = ImportSteps.page(preview);
        assertEquals(String.valueOf(VALUES), shown.select("#count-new").text());
        assertEquals("12", shown.select("#count-rejected").text());
        assertTrue(shown.select(".import-errors li").first().text().contains("第 " + (HOURS + 2) + " 行"),
                shown.select(".import-errors").text());
        assertTrue(shown.select(".import-errors").text().contains("出现了两次而数值不同（另一处：第 2 行）"));
        String errors = ImportSteps.clerk().get(preview.replace("/preview", "/errors.csv")).then().statusCode(200).extract()
                .asString();
        assertEquals(13, errors.split("\r\n").length, errors);
        assertTrue(errors.startsWith("\uFEFFline,message\r\n" + (HOURS + 2) + ","), errors);

        String commit = preview.replace("/preview", "/commit");
        ImportSteps.form().post(commit).then().statusCode(422).body(containsString("跳过有错的行"));
        assertEquals(0, stored(site));
        String batch = ImportSteps.redirect(ImportSteps.form().formParam("partial", "yes").post(commit));
        assertEquals(VALUES, stored(site));
        assertEquals(batch, ImportSteps.redirect(ImportSteps.form().formParam("partial", "yes").post(commit)));
        ImportSteps.clerk().get(batch).then().body(containsString("新增 " + VALUES)).body(containsString("拒收 12"));
        assertEquals(0, count("SELECT COUNT(*) FROM import_row r JOIN import_job j ON j.id = r.job_id JOIN import_draft d"
                + " ON d.id = j.draft_id WHERE d.batch_id = " + batch.substring(batch.lastIndexOf('/') + 1)));

        String undo = ImportSteps.redirect(ImportSteps.form().formParam("reason", "单位写错").post(batch + "/undo"));
        assertTrue(undo.contains("/jobs/"), undo);
        jobs.await(Long.parseLong(undo.substring(undo.lastIndexOf('/') + 1)), Duration.ofMinutes(2));
        assertEquals(batch, ImportSteps.redirect(ImportSteps.clerk().get(undo)));
        given().get("/api/v1/observations?site=" + site.code()).then().body("items", hasSize(0));
    }

    @Test
    void aStoppedJobLeavesNothing() throws IOException {
        SiteView site = Sites.fresh(SiteKind.WATER);
        String draft = described(site, 8_000);
        long check = jobs.check(draft, "monitor1");
        jobs.cancel(check, "monitor1");
        jobs.await(check, Duration.ofMinutes(1));
        assertEquals(State.CANCELLED, jobs.job(check, "monitor1").stateAt(clock.instant()));
        assertEquals(0, count("SELECT COUNT(*) FROM import_row WHERE job_id = " + check));
        ImportSteps.clerk().get(ImportSteps.IMPORTS + "/jobs/" + check).then().statusCode(200)
                .body(containsString("没有保存任何数据")).body(containsString("重新开始"));

        long again = jobs.again(check, "monitor1");
        jobs.await(again, Duration.ofMinutes(1));
        assertEquals(State.DONE, jobs.job(again, "monitor1").stateAt(clock.instant()));
        long store = jobs.store(draft, "monitor1", false);
        jobs.cancel(store, "monitor1");
        jobs.await(store, Duration.ofMinutes(1));
        boolean done = jobs.job(store, "monitor1").stateAt(clock.instant()) == State.DONE;
        assertEquals(done ? 48_000 : 0, stored(site), "whole or nothing, also when somebody stops it");
    }

    @Test
    void aJobWhoseNodeDiedIsShownAndCanBeStartedAgain() throws IOException {
        SiteView site = Sites.fresh(SiteKind.WATER);
        String draft = described(site, 10);
        long dead = QuarkusTransaction.requiringNew().call(() -> {
            ImportJob job = new ImportJob();
            job.kind = Kind.CHECK;
            job.owner = "monitor1";
            job.draftId = draft;
            job.node = "a node that is gone";
            job.createdAt = clock.instant();
            job.leaseUntil = clock.instant().minusSeconds(1);
            job.total = 100;
            job.done = 40;
            job.persistAndFlush();
            ImportDraft.update("jobId = ?1 where id = ?2", job.id, draft);
            return job.id;
        });
        String page = ImportSteps.IMPORTS + "/jobs/" + dead;
        ImportSteps.clerk().get(page).then().statusCode(200).body(containsString("服务器中断了"));
        given().header(TestIdentityMechanism.HEADER, "monitor2").get(page).then().statusCode(404);
        String fresh = ImportSteps.redirect(ImportSteps.form().post(page + "/again"));
        jobs.await(Long.parseLong(fresh.substring(fresh.lastIndexOf('/') + 1)), Duration.ofMinutes(1));
        String preview = ImportSteps.redirect(ImportSteps.clerk().get(fresh));
        assertEquals("60", ImportSteps.page(preview).select("#count-new").text());
    }

    @Test
    void aRunningJobShowsItsBarWithAndWithoutScript() {
        long job = QuarkusTransaction.requiringNew().call(() -> {
            ImportJob running = new ImportJob();
            running.kind = Kind.CHECK;
            running.owner = "monitor1";
            running.draftId = "none";
            running.node = "another node";
            running.createdAt = clock.instant();
            running.leaseUntil = clock.instant().plusSeconds(60);
            running.total = 1_000_000;
            running.done = 250_000;
            running.persistAndFlush();
            return running.id;
        });
        String page = ImportSteps.IMPORTS + "/jobs/" + job;
        ImportSteps.clerk().get(page).then().statusCode(200).header("Refresh", "3")
                .body(containsString("<progress id=\"progress\" value=\"25\" max=\"100\">"))
                .body(containsString("已处理 250000 行，共 1000000 行（25%）"));
        assertFalse(ImportSteps.clerk().get(page + "?live=1").headers().hasHeaderWithName("Refresh"));
        ImportSteps.clerk().get(page + "/progress").then().statusCode(200).body("percent", equalTo(25)).body("running",
                equalTo(true));
        ImportSteps.redirect(ImportSteps.form().post(page + "/cancel"));
        ImportSteps.clerk().get(page).then().body(containsString("已停止"));
    }

    @Test
    void whatNobodyCameBackForIsForgotten() throws IOException {
        SiteView site = Sites.fresh(SiteKind.WATER);
        String draft = described(site, 10);
        jobs.await(jobs.check(draft, "monitor1"), Duration.ofMinutes(1));
        assertNotNull(drafts.open(draft, "monitor1").checkId());
        Instant future = clock.instant().plus(Duration.ofDays(2));
        QuarkusTransaction.requiringNew().run(() -> ImportDraft.update("createdAt = ?1 where id = ?2", Instant.EPOCH, draft));
        work.sweep(future.minus(Duration.ofDays(800)));
        assertEquals(0, count("SELECT COUNT(*) FROM import_chunk WHERE draft_id = '" + draft + "'"));
        assertEquals(0, count("SELECT COUNT(*) FROM import_draft WHERE id = '" + draft + "'"));
    }

    private String described(SiteView site, int hours) throws IOException {
        Path file = Files.writeString(folder.resolve("long.csv"), hours(site, hours));
        String draft = drafts.keep("monitor1", "bureau", "long.csv", file);
        drafts.describe(draft, "monitor1", "测试来源", drafts.open(draft, "monitor1").mapping());
        return draft;
    }

    private static String hours(SiteView site, int count) {
        StringBuilder text = new StringBuilder("site,time," + String.join(",", ITEMS) + "\n");
        for (int i = 0; i < count; i++) {
            text.append(line(site, i, "7"));
        }
        return text.toString();
    }

    private static String line(SiteView site, int hour, String value) {
        LocalDateTime end = LocalDateTime.of(2015, 1, 1, 1, 0).plusHours(hour);
        return site.code() + "," + end.toLocalDate() + " " + "%02d:00".formatted(end.getHour())
                + ("," + value).repeat(ITEMS.length)
                + "\n";
    }

    private long stored(SiteView site) {
        return count(
                "SELECT COUNT(*) FROM observation WHERE is_current = 1 AND state <> 'WITHDRAWN' AND site_id = " + site.id());
    }

    private long count(String sql) {
        List<?> rows = QuarkusTransaction.requiringNew().call(() -> em.createNativeQuery(sql).getResultList());
        return ((Number) rows.get(0)).longValue();
    }
}
