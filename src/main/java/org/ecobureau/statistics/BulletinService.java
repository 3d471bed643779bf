package org.ecobureau.statistics;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.ecobureau.air.AirDayRebuild;
import org.ecobureau.monitoring.ObservationsChanged;
import org.ecobureau.publication.Move;
import org.ecobureau.publication.Publication;
import org.ecobureau.publication.PublicationService;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Violation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The only writer of bulletins. A submission freezes the figures; every way to the public goes through {@code publication}. */
@ApplicationScoped
@Transactional
public class BulletinService {

    /** The kind of our publications. */
    public static final String KIND = "bulletin";

    /** Stored figures are read by later versions of the site too, so what they do not know is no error. */
    private static final ObjectMapper JSON = new ObjectMapper()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    @Inject
    Clock clock;
    @Inject
    PublicationService publications;
    @Inject
    BulletinFigures figures;
    @Inject
    AirDayRebuild days;

    /**
     * Opens the draft of a bulletin.
     *
     * @throws Problem 422 while its period runs, 409 when there is one already
     */
    BulletinVersion draft(BulletinKind kind, LocalDate first) {
        if (kind.end(first).isAfter(ChinaTime.today(clock))) {
            throw problem("period", kind.words(first) + "还没有结束，结束以后才能编制。");
        }
        if (Bulletin.count("kind = ?1 and firstDay = ?2 and active = 1", kind, first) > 0) {
            throw Problem.conflict(kind.words(first) + "的" + kind.label() + "已经有了，请在列表里打开。");
        }
        Bulletin bulletin = new Bulletin();
        bulletin.kind = kind;
        bulletin.firstDay = first;
        bulletin.endDay = kind.end(first);
        bulletin.active = 1;
        bulletin.createdAt = clock.instant();
        bulletin.persist();
        return version(bulletin, publications.create(KIND, String.valueOf(bulletin.id)), BulletinText.EMPTY);
    }

    /** Changes the words of a draft; see {@link PublicationService#edit} for when it is a conflict. */
    BulletinVersion save(long versionId, int lockVersion, BulletinText text) {
        BulletinVersion version = BulletinVersion.read(versionId).orElseThrow(Problem::notFound);
        publications.edit(version.publication.id, lockVersion);
        version.write(text);
        return version;
    }

    /** Opens a draft that shall replace the published version; words are taken over, figures are taken anew. */
    BulletinVersion correct(long bulletinId, String reason) {
        BulletinVersion published = BulletinVersion.shown(bulletinId).orElseThrow(Problem::notFound);
        return version(published.bulletin, publications.correct(KIND, String.valueOf(bulletinId), reason), published.text());
    }

    /**
     * Makes a move; a submission freezes the figures, a way back to the draft lets them go.
     *
     * @throws Problem 422 without a summary, 409 while days of air are made anew, else as {@link PublicationService#move}
     */
    BulletinVersion move(long versionId, int lockVersion, Move move, String reason) {
        BulletinVersion version = BulletinVersion.read(versionId).orElseThrow(Problem::notFound);
        if (move == Move.SUBMIT && version.text().summary() == null) {
            throw problem("summary", "请写概述：用几句话告诉居民这段时间的环境怎样。");
        }
        if (move == Move.SUBMIT && !days.ready()) {
            throw Problem.conflict("历史数据正在重新计算，现在固定的数值可能不完整。请过几分钟再提交。");
        }
        publications.move(version.publication.id, lockVersion, move, reason);
        switch (move) {
            case SUBMIT -> {
                long newest = figures.dataVersion();
                version.freeze(write(figures.of(version.bulletin.kind, version.bulletin.firstDay)), newest, clock.instant());
            }
            case RECALL, SEND_BACK -> version.thaw();
            case DISCARD -> {
                if (BulletinVersion.of(version.bulletin.id).stream().noneMatch(v -> v.publication.state().shown())) {
                    version.bulletin.active = null;
                }
            }
            case WITHDRAW -> version.bulletin.active = null;
            default -> {
                // the other moves leave the figures as they are
            }
        }
        return version;
    }

    /** What the figures are now, for a draft; what they were when it was submitted, for all others. */
    Frozen shown(BulletinVersion version) {
        return version.figures() == null ? figures.of(version.bulletin.kind, version.bulletin.firstDay)
                : read(version.figures());
    }

    /** Remembers, in the transaction that changed data, that a frozen bulletin of that time is no longer the newest word. */
    void remember(@Observes ObservationsChanged change) {
        record Months(YearMonth first, YearMonth last) {
        }
        // Bulletins begin and end with months, so that many sites of the same months are one look-up.
        Set<Months> spans = new LinkedHashSet<>();
        change.spans().forEach(s -> spans.add(new Months(YearMonth.from(ChinaTime.dayOf(s.first())),
                YearMonth.from(ChinaTime.dayOf(s.period().endOf(s.last()).minusMillis(1))))));
        Instant now = clock.instant();
        spans.forEach(span -> BulletinVersion.update("changedAt = ?1 where changedAt is null and frozenAt is not null"
                + " and bulletin.id in (select b.id from Bulletin b where b.firstDay <= ?2 and b.endDay > ?3)", now,
                span.last().atEndOfMonth(), span.first().atDay(1)));
    }

    private static BulletinVersion version(Bulletin bulletin, Publication publication, BulletinText text) {
        BulletinVersion version = new BulletinVersion();
        version.bulletin = bulletin;
        version.publication = publication;
        version.write(text);
        version.persist();
        return version;
    }

    private static String write(Frozen frozen) {
        try {
            return JSON.writeValueAsString(frozen);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Frozen read(String json) {
        try {
            return JSON.readValue(json, Frozen.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Problem problem(String field, String message) {
        return Problem.unprocessable(message, List.of(new Violation(field, message)));
    }
}
