package org.ecobureau.register.desk;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.publication.Move;
import org.ecobureau.publication.Publication;
import org.ecobureau.publication.PublicationEvent;
import org.ecobureau.publication.State;
import org.ecobureau.publication.Transitions;
import org.ecobureau.register.CellWords;
import org.ecobureau.register.Changes;
import org.ecobureau.register.RegisterColumn;
import org.ecobureau.register.RegisterEntry;
import org.ecobureau.register.RegisterKind;
import org.ecobureau.register.RegisterKinds;
import org.ecobureau.register.RegisterVersion;
import org.ecobureau.staff.StaffMember;

/** Turns a version of a list into its desk page for the person who is signed in. */
@ApplicationScoped
class VersionBoard {

    /** A list comes and goes as a whole. */
    private static final Map<Move, String> HINTS = Map.of(Move.APPROVE, "请先看过来源、日期和改动。通过后立即发布。", Move.ASK_WITHDRAWAL,
            "整份名单会从公开页面撤下；需要另一位信息发布员确认。");

    private static final int PAGE = 50;

    @Inject
    RegisterKinds kinds;
    @Inject
    CellWords words;
    @Inject
    ChangesBoard changes;
    @Inject
    StaffMember me;

    /** @param after the last position of the page before, 0 for the first page */
    VersionView view(RegisterVersion version, int after, VersionView.Origin typed) {
        RegisterKind kind = kinds.get(version.kind);
        Publication publication = version.publication;
        State state = publication.state();
        VersionView.Origin stored = new VersionView.Origin(version.source,
                version.listDate == null ? null : version.listDate.toString(), version.note);
        return new VersionView(version.id, publication.lockVersion(), kind.code(), kind.title(), publication.versionNo,
                state.label(), state.colour(), publication.reason, typed == null ? stored : typed,
                publication.drafters().stream().sorted().toList(), state.editable(),
                state == State.WITHDRAWAL_ASKED ? publication.endedReason() : null, table(kind, version, after),
                changes(kind, version), actions(publication), events(publication),
                state.shown() ? kind.page() : null);
    }

    private VersionView.Table table(RegisterKind kind, RegisterVersion version, int after) {
        List<RegisterEntry> found = RegisterEntry.after(version.id, after, PAGE + 1);
        boolean more = found.size() > PAGE;
        List<RegisterEntry> shown = more ? found.subList(0, PAGE) : found;
        String here = KindBoard.href(version.id);
        return new VersionView.Table(
                kind.columns().stream().map(c -> new VersionView.Head(c.label(), c.open())).toList(),
                shown.stream().map(entry -> row(kind, entry)).toList(), version.rowCount,
                more ? here + "?after=" + shown.get(PAGE - 1).position + "#rows" : null, after > 0 ? here + "#rows" : null);
    }

    private VersionView.Row row(RegisterKind kind, RegisterEntry entry) {
        List<String> cells = kind.columns().stream().map((RegisterColumn c) -> words.of(c, entry.cells.get(c.name()))).toList();
        return new VersionView.Row(entry.id, changes.key(kind, entry.row()), cells);
    }

    /** A draft is compared with what the public reads; a version that was published with the one published before it. */
    private ChangesView changes(RegisterKind kind, RegisterVersion version) {
        RegisterVersion before = version.publication.state().editable() || version.publication.state() == State.SUBMITTED
                ? RegisterVersion.shown(version.kind).orElse(null)
                : RegisterVersion.publishedBefore(version).orElse(null);
        return before == null ? null
                : changes.view(kind, Changes.between(RegisterEntry.rows(before.id), RegisterEntry.rows(version.id)));
    }

    private List<VersionView.Action> actions(Publication publication) {
        return Transitions.allowed(publication.state(), me.username(), publication.drafters(), publication.withdrawalAskedBy())
                .stream()
                .map(move -> new VersionView.Action(move.name(), move.label(),
                        Transitions.find(publication.state(), move).map(Transitions::reasonNeeded).orElse(false),
                        move.main(), HINTS.getOrDefault(move, move.hint())))
                .toList();
    }

    private static List<VersionView.Event> events(Publication publication) {
        return PublicationEvent.of(publication.id).stream().map(
                e -> new VersionView.Event(e.at, e.actorName + "（" + e.actor + "）", e.move.label(), e.reason)).toList();
    }
}
