package org.ecobureau.register.desk;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.publication.Publication;
import org.ecobureau.publication.State;
import org.ecobureau.register.ColumnType;
import org.ecobureau.register.RegisterColumn;
import org.ecobureau.register.RegisterKind;
import org.ecobureau.register.RegisterKinds;
import org.ecobureau.register.RegisterVersion;
import org.ecobureau.register.Registers;
import org.ecobureau.shared.web.Option;

/** Turns kinds of lists into what publishers see of them. */
@ApplicationScoped
class KindBoard {

    private static final int HISTORY = 20;
    private static final List<State> WORK = List.of(State.DRAFT, State.SUBMITTED);

    @Inject
    RegisterKinds kinds;
    @Inject
    Registers registers;

    List<KindViews.Item> items() {
        Map<String, RegisterVersion> work = work();
        Map<String, Registers.Head> heads = registers.heads();
        return kinds.all().stream().map(kind -> item(kind, heads.get(kind.code()), work.get(kind.code()))).toList();
    }

    private static Map<String, RegisterVersion> work() {
        return RegisterVersion.in(WORK).stream()
                .collect(Collectors.toMap(v -> v.kind, Function.identity(), (newer, older) -> newer));
    }

    private static KindViews.Item item(RegisterKind kind, Registers.Head head, RegisterVersion draft) {
        State state = draft == null ? null : draft.publication.state();
        return new KindViews.Item(kind.code(), kind.title(), kind.purpose(), head != null,
                head == null ? null : head.listDate(), head == null ? null : head.source(), head == null ? 0 : head.rowCount(),
                head == null ? null : head.publishedAt(), state == null ? null : state.label(),
                state == null ? null : state.colour(), draft == null ? null : href(draft.id));
    }

    KindViews.Page page(RegisterKind kind, Long before, String idempotencyKey) {
        List<RegisterVersion> found = RegisterVersion.of(kind.code(), before == null ? Long.MAX_VALUE : before, HISTORY + 1);
        boolean more = found.size() > HISTORY;
        List<RegisterVersion> versions = more ? found.subList(0, HISTORY) : found;
        Registers.Head head = registers.heads().get(kind.code());
        RegisterVersion draft = work().get(kind.code());
        return new KindViews.Page(kind.code(), kind.title(), kind.purpose(), kind.law(), kind.page(),
                kind.columns().stream()
                        .map(c -> new KindViews.Column(c.label(), content(c), c.required(), c.open())).toList(),
                kind.keyLabel(), item(kind, head, draft), draft == null ? null : href(draft.id),
                head == null ? null : href(head.versionId()), versions.stream().map(KindBoard::version).toList(),
                more ? KindPages.PATH + "/" + kind.code() + "?before=" + versions.get(HISTORY - 1).id : null, idempotencyKey);
    }

    private static KindViews.Version version(RegisterVersion version) {
        Publication p = version.publication;
        return new KindViews.Version(version.id, p.versionNo, p.state().label(), p.state().colour(),
                p.drafters().stream().sorted().toList(), p.reason, p.publishedAt(), p.endedAt(), p.endedReason(),
                version.listDate, version.source, version.rowCount);
    }

    /** What goes into a column, in words. */
    static String content(RegisterColumn column) {
        String content = column.type() == ColumnType.CHOICE
                ? String.join(" / ", column.options().stream().map(Option::label).toList())
                : column.type().label();
        return column.hint() == null ? content : content + "；" + column.hint();
    }

    static String href(long version) {
        return KindPages.PATH + "/versions/" + version;
    }
}
