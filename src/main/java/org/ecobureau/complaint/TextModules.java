package org.ecobureau.complaint;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.ecobureau.audit.AuditLog;
import org.ecobureau.complaint.Gaps.Gap;
import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Violation;

/** Keeps the texts that are written often: every save is a version with who and when. */
@ApplicationScoped
public class TextModules {

    /** The steps with a text that may be taken from here. */
    public static final Set<CaseAction> STEPS = EnumSet.of(CaseAction.ACCEPT, CaseAction.REFUSE, CaseAction.PASS_ON,
            CaseAction.RETURN_TO_SOURCE, CaseAction.MESSAGE_TO_REPORTER, CaseAction.EXTEND, CaseAction.ASK_EXTENSION,
            CaseAction.RECORD_FINDING, CaseAction.DRAFT_ANSWER, CaseAction.STAGE_CLOSE, CaseAction.CLOSE, CaseAction.REOPEN);
    private static final int MOST_TITLE = 60;
    private static final int MOST_BODY = 3000;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** What the form brings: codes as typed. */
    public record Wanted(String title, String body, List<String> steps, List<String> types, List<String> reasons,
            boolean active) {
    }

    /**
     * A text as it stands, or stood.
     *
     * @param changedBy null for the texts the site came with
     */
    public record Text(Long id, String title, String body, List<String> steps, List<String> types, List<String> reasons,
            boolean active, String changedBy, Instant changedAt, long version) {
    }

    @Transactional
    public List<Text> all() {
        return TextModule.everything().stream().map(TextModules::text).toList();
    }

    @Transactional
    public Optional<Text> find(Long id) {
        return TextModule.<TextModule> findByIdOptional(id).map(TextModules::text);
    }

    /** Every version of a text, the newest first. */
    @Transactional
    public List<Text> versions(Long id) {
        return TextModuleVersion.of(id).stream().map(v -> new Text(v.moduleId, v.title, v.body, v.steps, codes(v.types),
                v.reasons, v.active, v.changedBy, v.changedAt, 0)).toList();
    }

    /**
     * Saves a new text or a new version of one, in the running transaction.
     *
     * @param id null for a new one
     * @param seen the version the person saw
     * @throws Problem 404 unknown, 409 somebody else saved in the meantime, 422 field by field
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Long save(Long id, Wanted wanted, long seen, String username) {
        TextModule row = id == null ? new TextModule()
                : TextModule.<TextModule> findByIdOptional(id)
                        .orElseThrow(Problem::notFound);
        List<Violation> violations = violations(id, wanted);
        if (!violations.isEmpty()) {
            throw Problem.unprocessable("请检查标出的内容。", violations);
        }
        if (id != null && row.version != seen) {
            throw Problem.conflict("别人刚刚改过这段文字。下面是您填写的，请对照最新文字后再保存。");
        }
        row.title = Nfc.clean(wanted.title());
        row.body = Nfc.clean(wanted.body());
        row.steps = List.copyOf(wanted.steps());
        row.types = wanted.types().stream().flatMap(code -> PollutionType.byCode(code).stream()).toList();
        row.reasons = List.copyOf(wanted.reasons());
        row.active = wanted.active();
        row.changedBy = username;
        row.changedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        row.persist();
        keep(row);
        audit.record("text.saved", "text:" + row.id, row.active ? "in use" : "out of use");
        return row.id;
    }

    private static void keep(TextModule row) {
        TextModuleVersion kept = new TextModuleVersion();
        kept.moduleId = row.id;
        kept.title = row.title;
        kept.body = row.body;
        kept.steps = row.steps;
        kept.types = row.types;
        kept.reasons = row.reasons;
        kept.active = row.active;
        kept.changedBy = row.changedBy;
        kept.changedAt = row.changedAt;
        kept.persist();
    }

    private static List<Violation> violations(Long id, Wanted wanted) {
        List<Violation> violations = new ArrayList<>();
        String title = Nfc.clean(wanted.title());
        if (title == null || Nfc.length(title) > MOST_TITLE) {
            violations.add(new Violation("title", "请填写名称，最多 " + MOST_TITLE + " 个字。"));
        } else if (TextModule.count("title = ?1 and id <> ?2", title, id == null ? -1L : id) > 0) {
            violations.add(new Violation("title", "已经有一段同名的文字，请换一个名称。"));
        }
        String body = Nfc.clean(wanted.body());
        if (body == null || Nfc.length(body) > MOST_BODY) {
            violations.add(new Violation("body", "请填写文字，最多 " + MOST_BODY + " 个字。"));
        } else {
            wrongPlaceholders(body).ifPresent(told -> violations.add(new Violation("body", told)));
        }
        if (wanted.steps().isEmpty()
                || !wanted.steps().stream().allMatch(s -> STEPS.stream().anyMatch(a -> a.name().equals(s)))) {
            violations.add(new Violation("steps", "请选择这段文字用在哪些步骤。"));
        }
        if (!wanted.types().stream().allMatch(t -> PollutionType.byCode(t).isPresent())) {
            violations.add(new Violation("types", "没有这个选项，请重新选择。"));
        }
        if (!wanted.reasons().stream().allMatch(r -> RefusalReason.byCode(r)
                .filter(known -> known.action() == CaseAction.REFUSE).isPresent())) {
            violations.add(new Violation("reasons", "没有这个选项，请重新选择。"));
        }
        return violations;
    }

    /** Placeholders nobody fills in and lone brackets; gaps for the hand are meant to be there. */
    static Optional<String> wrongPlaceholders(String body) {
        List<Gap> wrong = Gaps.in(body).stream().filter(g -> !isGap(g.words()) && !isKnown(g.words())).toList();
        return wrong.isEmpty() ? Optional.empty()
                : Optional.of("没有这个占位符：" + wrong.stream().map(g -> "第 " + g.at() + " 个字起“" + g.words() + "”")
                        .collect(Collectors.joining("，")) + "。能用的写在下面的表里；要人填写的地方写成【检查日期】这样。");
    }

    private static boolean isGap(String words) {
        return words.startsWith("【") && words.length() > 2;
    }

    private static boolean isKnown(String words) {
        return words.startsWith("{") && words.length() > 2
                && CasePlaceholder.byCode(words.substring(1, words.length() - 1)).isPresent();
    }

    private static List<String> codes(List<PollutionType> types) {
        return types.stream().map(PollutionType::code).toList();
    }

    private static Text text(TextModule m) {
        return new Text(m.id, m.title, m.body, m.steps, codes(m.types), m.reasons, m.active, m.changedBy, m.changedAt,
                m.version);
    }
}
