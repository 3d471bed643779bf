package org.ecobureau.monitoring.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.ecobureau.monitoring.ColumnMapping;
import org.ecobureau.monitoring.ColumnMapping.Role;
import org.ecobureau.monitoring.FileColumns;
import org.ecobureau.monitoring.ImportBatch;
import org.ecobureau.monitoring.LargeDelivery;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.shared.web.Option;
import org.ecobureau.standard.Medium;
import org.ecobureau.standard.Parameter;
import org.ecobureau.standard.Parameters;

/** What the templates of the import screen are given. */
final class ImportViews {
    static final int SHOWN_ERRORS = 200;

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
    record MappingView(String id, String fileName, int rows, String source, List<ColumnView> columns,
            List<SiteWord> words, boolean siteColumn, String site, List<Option> roles, List<Option> sites, String rememberedBy,
            Instant rememberedAt) {

        static MappingView of(ImportDraftService.Opened draft, List<SiteView> sites) {
            ColumnMapping mapping = draft.mapping();
            FileColumns file = draft.columns();
            List<ColumnView> columns = new ArrayList<>();
            for (int i = 0; i < file.header().size(); i++) {
                columns.add(new ColumnView("column-" + i, file.header().get(i).isEmpty() ? "（第 " + (i + 1) + " 列没有列名）"
                        : file.header().get(i), samples(file, i), mapping.roles().get(i)));
            }
            int siteColumn = mapping.roles().indexOf(Role.SITE);
            List<SiteWord> words = new ArrayList<>();
            if (siteColumn >= 0 && !file.crowded().contains(siteColumn)) {
                for (String word : file.words().get(siteColumn)) {
                    words.add(new SiteWord("site-" + words.size(), word.isEmpty() ? "（空）" : word,
                            mapping.sites().getOrDefault(word, "")));
                }
            }
            List<Option> siteOptions = sites.stream().map(s -> Option.of(s.code(), s.name())).toList();
            ImportDraftService.Remembered before = draft.remembered();
            return new MappingView(draft.id(), draft.fileName(), file.rows(), draft.source(), columns,
                    words, siteColumn >= 0, mapping.site(), roleOptions(), siteOptions, before == null ? null : before.who(),
                    before == null ? null : before.at());
        }

        private static String samples(FileColumns file, int column) {
            return "例如：" + String.join("、", file.samples(column).stream().map(v -> v.isEmpty() ? "（空）" : v).toList());
        }
    }

    /** The step "preview". */
    record PreviewView(String id, String fileName, String source, int fresh, int newVersions, int unchanged, int rejected,
            int leftOut, List<String> errors, boolean moreErrors, int mostErrors, int storable, Instant checkedAt) {

        static PreviewView of(ImportDraftService.Opened draft, ImportJob check, List<ImportWork.Fault> faults) {
            boolean more = faults.size() > SHOWN_ERRORS;
            return new PreviewView(draft.id(), draft.fileName(), draft.source(), check.fresh, check.newVersions,
                    check.unchanged, check.rejected, check.leftOut,
                    faults.stream().limit(SHOWN_ERRORS).map(ImportWork.Fault::message).toList(), more,
                    LargeDelivery.MOST_FAULTS, check.fresh + check.newVersions, check.endedAt);
        }
    }

    /** The page of a job. */
    record JobView(long id, String title, String state, String words, boolean running, boolean again, long done, long total,
            int percent, String back) {

        static JobView of(ImportJob job, Instant now) {
            ImportJob.State state = job.stateAt(now);
            String what = switch (job.kind) {
                case CHECK -> "检查文件";
                case STORE -> "入库";
                case UNDO -> "撤销批次";
            };
            String unit = job.kind == ImportJob.Kind.CHECK ? "行" : "个数值";
            // The last steps (comparing, committing) are counted in no line: a running job never shows 100 %.
            int percent = job.total <= 0 ? 0 : (int) Math.min(99, job.done * 100 / job.total);
            String words = switch (state) {
                case RUNNING -> "已处理 " + job.done + " " + unit + "，共 " + job.total + " " + unit + "（" + percent + "%）";
                case INTERRUPTED -> "处理到一半时服务器中断了，没有保存任何数据。请点“重新开始”。";
                case DONE -> "已完成";
                default -> job.message == null ? "没有完成，没有保存任何数据" : job.message;
            };
            String back = job.draftId == null ? ImportPages.PATH + "/" + job.batchId
                    : ImportPages.PATH + "/drafts/" + job.draftId;
            return new JobView(job.id, what, switch (state) {
                case RUNNING -> "进行中";
                case DONE -> "已完成";
                case FAILED -> "没有成功";
                case CANCELLED -> "已停止";
                case INTERRUPTED -> "已中断";
            }, words, state == ImportJob.State.RUNNING,
                    state != ImportJob.State.RUNNING && state != ImportJob.State.DONE, job.done, job.total, percent, back);
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
