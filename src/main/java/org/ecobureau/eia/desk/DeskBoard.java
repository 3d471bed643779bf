package org.ecobureau.eia.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.calendar.WorkCalendar;
import org.ecobureau.eia.EiaVersion;
import org.ecobureau.eia.NoticeBoard;
import org.ecobureau.eia.NoticeCheck;
import org.ecobureau.eia.NoticeFacts;
import org.ecobureau.eia.Stage;
import org.ecobureau.publication.Move;
import org.ecobureau.publication.Publication;
import org.ecobureau.publication.PublicationEvent;
import org.ecobureau.publication.State;
import org.ecobureau.publication.Transitions;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.staff.StaffMember;

/** Turns versions into what the publishers' pages show to the person who is signed in. */
@ApplicationScoped
class DeskBoard {

    @Inject
    NoticeBoard board;

    @Inject
    WorkCalendar calendar;

    @Inject
    StaffMember me;

    List<DeskItem> items(List<EiaVersion> versions) {
        return versions.stream().map(this::item).toList();
    }

    private DeskItem item(EiaVersion version) {
        Publication publication = version.publication;
        return new DeskItem(version.id, version.notice.id, version.facts.projectName(), version.notice.stage.label(),
                publication.state().label(), publication.state().colour(),
                board.left(version.notice.stage, version.facts.period()), sorted(publication), publication.versionNo > 1,
                publication.drafters().contains(me.username()), next(version));
    }

    private static DeskItem.Next next(EiaVersion version) {
        int following = version.notice.stage.ordinal() + 1;
        if (version.publication.state() != State.PUBLISHED || following == Stage.values().length) {
            return null;
        }
        Stage stage = Stage.values()[following];
        return new DeskItem.Next("起草" + stage.label(),
                "/staff/eia/new?stage=" + stage.code() + "&project=" + version.notice.projectId);
    }

    DeskNotice notice(EiaVersion version) {
        Publication publication = version.publication;
        State state = publication.state();
        boolean kept = board.open(version.facts.period());
        List<DeskNotice.Action> actions = new ArrayList<>();
        Transitions.allowed(state, me.username(), publication.drafters(), publication.withdrawalAskedBy()).stream()
                // a period that runs is kept: the service refuses these two, so nobody is asked for a reason in vain
                .filter(move -> !(kept && (move == Move.ASK_WITHDRAWAL || move == Move.WITHDRAW)))
                .forEach(move -> actions.add(action(state, move)));
        List<DeskNotice.Event> events = PublicationEvent.of(publication.id).stream()
                .map(e -> new DeskNotice.Event(e.at, e.actorName + "（" + e.actor + "）", e.move.label(), e.reason)).toList();
        boolean shown = state.shown();
        return new DeskNotice(version.id, publication.lockVersion(), board.preview(version), state.label(), state.colour(),
                publication.reason, sorted(publication), state.editable(), state == State.PUBLISHED,
                state == State.WITHDRAWAL_ASKED ? publication.endedReason() : null,
                state.shown() && kept ? "公示期内不能撤回；内容有误，请用“更正”。"
                        : warning(version.notice.stage, version.facts),
                actions, events,
                shown ? "/eia/notices/" + version.notice.id : null);
    }

    private DeskNotice.Action action(State state, Move move) {
        boolean reason = Transitions.find(state, move).map(Transitions::reasonNeeded).orElse(false);
        String hint = move == Move.APPROVE ? "请先通读预览。通过后立即发布。" : move.hint();
        return new DeskNotice.Action(move.name(), move.label(), reason, move.main(), hint);
    }

    /** A decision that goes up later than the rule wants is still published, but the checker should know. */
    private String warning(Stage stage, NoticeFacts facts) {
        if (stage != Stage.DECISION || facts.periodFirst() == null) {
            return null;
        }
        LocalDate by = NoticeCheck.publishBy(calendar, facts);
        return by != null && facts.periodFirst().isAfter(by)
                ? "审批决定应当在作出之日起 7 个工作日内公开，即最晚 " + ChinaTime.day(by) + "。"
                : null;
    }

    private static List<String> sorted(Publication publication) {
        return publication.drafters().stream().sorted().toList();
    }
}
