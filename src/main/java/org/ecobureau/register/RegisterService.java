package org.ecobureau.register;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.ecobureau.publication.Move;
import org.ecobureau.publication.PublicationService;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.Problem;

/** The only writer of lists; every way to the public goes through {@code publication}. */
@ApplicationScoped
@Transactional
public class RegisterService {

    /** The kind of our publications; their subject is the code of the list. */
    public static final String KIND = "register";

    private static final String NO_DEMONSTRATION = "演示数据不能放进正式网站，请填写真实的来源。";

    private final PublicationService publications;
    private final RegisterKinds kinds;
    private final RegisterConfig config;
    private final EntryStore entries;
    private final Event<RegisterPublished> published;

    @Inject
    public RegisterService(PublicationService publications, RegisterKinds kinds, RegisterConfig config, EntryStore entries,
            Event<RegisterPublished> published) {
        this.publications = publications;
        this.kinds = kinds;
        this.config = config;
        this.entries = entries;
        this.published = published;
    }

    /** Where a list comes from, as the public reads it. */
    public record Origin(String source, LocalDate listDate, String note) {
    }

    /**
     * Opens a draft: a copy of the published version, or an empty list when nothing is published.
     *
     * @param reason why the published version is replaced, for the public; not used for a first version
     */
    public RegisterVersion draft(String code, String reason) {
        RegisterKind kind = kinds.byCode(code).orElseThrow(Problem::notFound);
        Optional<RegisterVersion> shown = RegisterVersion.shown(kind.code());
        RegisterVersion version = new RegisterVersion();
        version.publication = shown.isPresent() ? publications.correct(KIND, kind.code(), reason)
                : publications.create(KIND, kind.code());
        version.kind = kind.code();
        shown.ifPresent(before -> {
            version.source = before.source;
            version.listDate = before.listDate;
            version.note = before.note;
            version.rowCount = before.rowCount;
        });
        version.persistAndFlush();
        shown.ifPresent(before -> entries.copy(before.id, version.id));
        return version;
    }

    /** Says where the list of a draft comes from; see {@link PublicationService#edit} for when it is a conflict. */
    public RegisterVersion describe(long versionId, int lockVersion, Origin origin) {
        RegisterVersion version = edit(versionId, lockVersion);
        if (PublishedRegister.DEMONSTRATION.equals(origin.source()) && !config.demonstration()) {
            throw Problem.unprocessable(NO_DEMONSTRATION, new FormErrors().add("source", NO_DEMONSTRATION).all());
        }
        version.source = origin.source();
        version.listDate = origin.listDate();
        version.note = origin.note();
        return version;
    }

    /** Replaces all rows of a draft. */
    public RegisterVersion replace(long versionId, int lockVersion, List<RegisterRow> rows) {
        RegisterVersion version = edit(versionId, lockVersion);
        requireRoom(rows.size());
        entries.replace(versionId, rows);
        version.rowCount = rows.size();
        return version;
    }

    /**
     * Stores one row of a draft: the row with this id, or a new one at the end.
     *
     * @throws Problem 422 at the key column when another row has the same key
     */
    public RegisterVersion put(long versionId, int lockVersion, Long rowId, Map<String, String> cells) {
        RegisterVersion version = edit(versionId, lockVersion);
        RegisterKind kind = kinds.get(version.kind);
        String key = kind.keyOf(cells);
        RegisterEntry same = RegisterEntry.byKey(versionId, key).orElse(null);
        if (same != null && !same.id.equals(rowId)) {
            String message = "名单里已有相同的" + kind.keyLabel() + "，请改那一行，或换一个。";
            throw Problem.unprocessable(message, new FormErrors().add(kind.key().get(0), message).all());
        }
        if (rowId == null) {
            requireRoom(version.rowCount + 1);
            entries.append(versionId, new RegisterRow(key, cells));
            version.rowCount++;
        } else {
            RegisterEntry entry = RegisterEntry.of(versionId, rowId).orElseThrow(Problem::notFound);
            entry.rowKey = key;
            entry.cells = new LinkedHashMap<>(cells);
        }
        return version;
    }

    /** Takes one row out of a draft. */
    public RegisterVersion remove(long versionId, int lockVersion, long rowId) {
        RegisterVersion version = edit(versionId, lockVersion);
        RegisterEntry.of(versionId, rowId).orElseThrow(Problem::notFound).delete();
        version.rowCount--;
        return version;
    }

    /**
     * Makes a move of the publication after the checks of the list.
     *
     * @throws Problem 422 with violations named like the form's fields when source, date or rows are missing, else as
     *         {@link PublicationService#move}
     */
    public RegisterVersion move(long versionId, int lockVersion, Move move, String reason) {
        RegisterVersion version = RegisterVersion.read(versionId).orElseThrow(Problem::notFound);
        if (move == Move.SUBMIT || move == Move.APPROVE) {
            requireComplete(version);
        }
        publications.move(version.publication.id, lockVersion, move, reason);
        if (move == Move.APPROVE || move == Move.WITHDRAW) {
            published.fire(new RegisterPublished(version.kind));
        }
        return version;
    }

    private void requireComplete(RegisterVersion version) {
        FormErrors errors = new FormErrors();
        if (version.source == null) {
            errors.add("source", "请填写名单来源：谁编制、谁公布的。");
        }
        if (version.listDate == null) {
            errors.add("listDate", "请填写名单日期：名单本身落款的日期。");
        }
        if (PublishedRegister.DEMONSTRATION.equals(version.source) && !config.demonstration()) {
            errors.add("source", NO_DEMONSTRATION);
        }
        if (!errors.isEmpty()) {
            throw Problem.unprocessable("名单还不完整，不能提交。", errors.all());
        }
    }

    private RegisterVersion edit(long versionId, int lockVersion) {
        RegisterVersion version = RegisterVersion.read(versionId).orElseThrow(Problem::notFound);
        publications.edit(version.publication.id, lockVersion);
        return version;
    }

    private void requireRoom(int rows) {
        if (rows > config.maxRows()) {
            throw Problem.unprocessable("一份名单最多 " + config.maxRows() + " 行。");
        }
    }
}
