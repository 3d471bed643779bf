package org.ecobureau.monitoring.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.ecobureau.monitoring.ColumnMapping;
import org.ecobureau.monitoring.ColumnMapping.Role;
import org.ecobureau.monitoring.ImportBatch;
import org.ecobureau.monitoring.ObservationPlan;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.shared.table.Table;
import org.ecobureau.shared.table.TableRow;
import org.ecobureau.shared.web.Option;
import org.ecobureau.shared.web.Violation;
import org.ecobureau.standard.Medium;
import org.ecobureau.standard.Parameter;
import org.ecobureau.standard.Parameters;

/** What the templates of the import screen are given. */
final class ImportViews {
    private static final int SAMPLES = 3;
    private static final int SHOWN_ERRORS = 200;

    private ImportViews() {
    }

    /** One batch in the list and on its own page. */
    record BatchView(long id, Instant at, String who, String fileName, String sha256, String source, String channel,
            String state,
            String colour, int fresh, int newVersions, int unchanged, int rejected, Instant firstStart, Instant lastEnd,
            Long undoesId,
            boolean undoable, String undoneBy, Instant undoneAt, String undoReason) {

        static BatchView of(ImportBatch b) {
            boolean undo = b.channel == ImportBatch.Channel.UNDO;
            boolean undone = b.state() == ImportBatch.State.UNDONE;
            String channel = switch (b.channel) {
                case API -> "接口";
                case SCREEN -> "上传文件";
                case ENTRY -> "录入";
                case REVIEW -> "审核或更正";
                case DEVICE -> "数采仪（HJ 212）";
                case UNDO -> "撤销第 " + b.undoesId + " 批";
            };
            return new BatchView(b.id, b.createdAt, b.createdBy, b.fileName, b.sha256, b.source, channel,
                    undo ? "撤销操作" : undone ? "已撤销" : "已入库", undo ? "grey" : undone ? "red" : "green", b.fresh, b.newVersions,
                    b.unchanged,
                    b.rejected, b.firstStart, b.lastEnd, b.undoesId,
                    !undo && !undone && b.channel != ImportBatch.Channel.REVIEW, b.undoneBy(), b.undoneAt(),
                    b.undoReason());
        }
    }

    /** One column of the file with the choice made for it. */
    record ColumnView(String field, String heading, String samples, String role) {
    }

    /** One word of the site column with the site chosen for it. */
    record SiteWord(String field, String word, String code) {
    }

    /** The step "columns". */
    record MappingView(String id, String fileName, int rows, String source, String state, List<ColumnView> columns,
            List<SiteWord> words,
            boolean siteColumn, String site, List<Option> roles, List<Option> sites) {

        static MappingView of(ImportDraftService.Opened draft, List<SiteView> sites) {
            ColumnMapping mapping = draft.mapping();
            List<ColumnView> columns = new ArrayList<>();
            for (int i = 0; i < draft.file().header().size(); i++) {
                columns.add(new ColumnView("column-" + i, draft.file().header().get(i), samples(draft.file(), i),
                        mapping.roles().get(i)));
            }
            int siteColumn = mapping.roles().indexOf(Role.SITE);
            List<SiteWord> words = new ArrayList<>();
            if (siteColumn >= 0) {
                for (String word : draft.file().distinct(siteColumn)) {
                    words.add(new SiteWord("site-" + words.size(), word, mapping.sites().getOrDefault(word, "")));
                }
            }
            List<Option> siteOptions = sites.stream().map(s -> Option.of(s.code(), s.name())).toList();
            return new MappingView(draft.id(), draft.fileName(), draft.file().rows().size(), draft.source(),
                    draft.state().code(), columns,
                    words, siteColumn >= 0, mapping.site(), roleOptions(), siteOptions);
        }

        private static String samples(Table file, int column) {
            Set<String> values = new LinkedHashSet<>();
            for (TableRow row : file.rows()) {
                if (values.size() == SAMPLES) {
                    break;
                }
                values.add(row.cell(column).isEmpty() ? "（空）" : row.cell(column));
            }
            return "例如：" + String.join("、", values);
        }
    }

    /** The step "preview". */
    record PreviewView(String id, String fileName, String source, int fresh, int newVersions, int unchanged, int rejected,
            int leftOut, List<Violation> errors, int moreErrors, int storable) {

        static PreviewView of(ImportDraftService.Opened draft, ObservationPlan plan) {
            List<Violation> all = plan.violations();
            return new PreviewView(draft.id(), draft.fileName(), draft.source(), plan.fresh(), plan.newVersions(),
                    plan.unchanged(),
                    plan.rejected(), draft.mapping().leftOut(draft.file()),
                    all.size() > SHOWN_ERRORS ? all.subList(0, SHOWN_ERRORS) : all,
                    Math.max(0, all.size() - SHOWN_ERRORS), plan.fresh() + plan.newVersions());
        }
    }

    static List<Option> roleOptions() {
        List<Option> options = new ArrayList<>();
        for (String role : List.of(Role.IGNORE, Role.SITE, Role.HOUR_END, Role.HOUR_START, Role.DAY, Role.MONTH, Role.QUARTER,
                Role.PARAMETER, Role.PERIOD, Role.START, Role.VALUE, Role.FLAG)) {
            options.add(Option.of(role, ColumnMapping.label(role)));
        }
        for (Parameter parameter : Parameters.all()) {
            if (!parameter.media().equals(Set.of(Medium.GROUNDWATER))) {
                options.add(Option.of(parameter.code(), "数值：" + parameter.name() + "（" + parameter.unit() + "）"));
            }
        }
        return options;
    }
}
