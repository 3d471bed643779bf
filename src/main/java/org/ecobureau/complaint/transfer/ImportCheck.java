package org.ecobureau.complaint.transfer;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.Channel;
import org.ecobureau.complaint.ComplaintForm;
import org.ecobureau.complaint.ComplaintRules;
import org.ecobureau.complaint.QuestionCatalogue;
import org.ecobureau.complaint.ReceivedAt;
import org.ecobureau.complaint.transfer.ImportRow.Fault;
import org.ecobureau.region.Townships;
import org.ecobureau.shared.table.TableRow;
import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Violation;

/** Says of every line of a file whether it becomes a case, is known already, or what is wrong with it. Stores nothing. */
@ApplicationScoped
class ImportCheck {

    private static final int LONGEST_OUTCOME = 1800;
    private static final int OLD_DAYS = 90;

    @Inject
    CaseReader reader;

    @Inject
    QuestionCatalogue questions;

    @Inject
    Townships townships;

    @Inject
    Clock clock;

    /** One statement, however long the file is. */
    List<ImportRow> check(ImportFile file, Channel channel) {
        List<String> references = file.rows().stream().map(row -> Nfc.clean(file.cell(row, ImportColumn.REFERENCE)))
                .filter(r -> r != null).distinct().toList();
        Map<String, String> known = reader.numbersByReference(channel, references);
        Map<String, Integer> first = new HashMap<>();
        List<ImportRow> rows = new ArrayList<>();
        for (TableRow row : file.rows()) {
            rows.add(new Line(file, row, channel).read(known, first));
        }
        return rows;
    }

    private final class Line {
        private final ImportFile file;
        private final TableRow row;
        private final Channel channel;
        private final Instant now = clock.instant();
        private final List<Fault> faults = new ArrayList<>();
        private final List<String> remarks = new ArrayList<>();

        Line(ImportFile file, TableRow row, Channel channel) {
            this.file = file;
            this.row = row;
            this.channel = channel;
        }

        private String cell(ImportColumn column) {
            return file.cell(row, column);
        }

        private void wrong(ImportColumn column, String message) {
            faults.add(new Fault(file.heading(column), message));
        }

        ImportRow read(Map<String, String> known, Map<String, Integer> first) {
            String reference = Nfc.clean(cell(ImportColumn.REFERENCE));
            if (reference == null) {
                wrong(ImportColumn.REFERENCE, "没有来源编号就认不出重复件。来件没有编号的，请填文号或自编一个。");
            } else if (Nfc.length(reference) > TransferForm.LONGEST_REFERENCE) {
                wrong(ImportColumn.REFERENCE, "最多 " + TransferForm.LONGEST_REFERENCE + " 个字。");
            } else if (known.containsKey(reference)) {
                return new ImportRow(row.line(), reference, known.get(reference), List.of(), List.of(), null, null, null, null);
            } else {
                Integer before = first.putIfAbsent(reference, row.line());
                if (before != null) {
                    wrong(ImportColumn.REFERENCE, "和第 " + before + " 行的编号相同。");
                }
            }
            Instant received = received();
            LocalDate closedOn = closedOn(received);
            String outcome = Nfc.clean(cell(ImportColumn.OUTCOME));
            if (Nfc.length(outcome) > LONGEST_OUTCOME) {
                wrong(ImportColumn.OUTCOME, "最多 " + LONGEST_OUTCOME + " 个字。");
            }
            ComplaintRules.Outcome checked = ComplaintRules.check(complaint(), questions, townships::isKnown, now);
            checked.violations().forEach(this::wrong);
            return new ImportRow(row.line(), reference, null, List.copyOf(faults), List.copyOf(remarks), checked.newCase(),
                    received, closedOn, outcome);
        }

        /** The rules name their own fields; a violation of one that is no column stands under the description. */
        private void wrong(Violation violation) {
            ImportColumn column = ImportColumn.byCode(violation.field().replaceFirst("[\\[.].*", ""))
                    .orElse(ImportColumn.DESCRIPTION);
            String message = column == ImportColumn.TYPES && violation.field().contains("[")
                    ? "“" + cell(column) + "”里有不认识的类型。可用：大气、水、噪声、固体废物、土壤、生态破坏、辐射、其他。"
                    : violation.message();
            if (faults.stream().noneMatch(f -> f.column().equals(file.heading(column)))) {
                wrong(column, message);
            }
        }

        private Instant received() {
            Optional<LocalDateTime> local = FileTime.of(cell(ImportColumn.RECEIVED_AT));
            if (local.isEmpty()) {
                wrong(ImportColumn.RECEIVED_AT, "看不懂这个时间，请写成 2026-11-20 14:05。");
                return null;
            }
            Instant at = local.get().atZone(ChinaTime.ZONE).toInstant();
            Optional<String> against = ReceivedAt.against(at, now);
            if (against.isPresent()) {
                wrong(ImportColumn.RECEIVED_AT, against.get());
            } else if (cell(ImportColumn.CLOSED_ON).isEmpty() && ChronoUnit.DAYS.between(at, now) > OLD_DAYS) {
                remarks.add("收到时间在 " + OLD_DAYS + " 天以前：期限从那天起算，登记后会显示超期");
            }
            return at;
        }

        private LocalDate closedOn(Instant received) {
            String cell = cell(ImportColumn.CLOSED_ON);
            if (cell.isEmpty()) {
                return null;
            }
            LocalDate day = FileTime.of(cell).map(LocalDateTime::toLocalDate).orElse(null);
            if (channel != Channel.HOTLINE12369) {
                wrong(ImportColumn.CLOSED_ON, "只有原 12369 热线的历史记录可以带办结日期。");
            } else if (day == null) {
                wrong(ImportColumn.CLOSED_ON, "看不懂这个日期，请写成 2018-03-05。");
            } else if (day.isAfter(ChinaTime.dayOf(now)) || received != null && day.isBefore(ChinaTime.dayOf(received))) {
                wrong(ImportColumn.CLOSED_ON, "办结日期要在收到之后、今天或以前。");
            }
            return day;
        }

        private ComplaintForm complaint() {
            String phone = cell(ImportColumn.PHONE);
            String email = cell(ImportColumn.EMAIL);
            boolean contact = !phone.isEmpty() || !email.isEmpty();
            String identity = ImportWords.identity(cell(ImportColumn.IDENTITY), !cell(ImportColumn.NAME).isEmpty(),
                    !phone.isEmpty(), contact);
            if (cell(ImportColumn.IDENTITY).isEmpty() && contact) {
                remarks.add("没有写身份方式，按保密登记");
            }
            Boolean consent = ImportWords.yes(cell(ImportColumn.PUBLIC_CONSENT));
            if (consent == null) {
                wrong(ImportColumn.PUBLIC_CONSENT, "请写“是”或“否”；空着就是不公开。");
            }
            return new ComplaintForm(ImportWords.types(cell(ImportColumn.TYPES)), List.of(), cell(ImportColumn.DESCRIPTION),
                    occurredAt(), township(), cell(ImportColumn.PLACE), null, null, cell(ImportColumn.ENTERPRISE), identity,
                    cell(ImportColumn.NAME), phone, email, Map.of(), Boolean.TRUE.equals(consent));
        }

        private String occurredAt() {
            String cell = cell(ImportColumn.OCCURRED_AT);
            if (cell.isEmpty()) {
                return null;
            }
            Optional<LocalDateTime> local = FileTime.of(cell);
            if (local.isEmpty()) {
                wrong(ImportColumn.OCCURRED_AT, "看不懂这个时间，请写成 2026-11-20 21:30；不知道就空着。");
                return null;
            }
            return OffsetDateTime.of(local.get(), ChinaTime.ZONE.getRules().getOffset(local.get())).toString();
        }

        private String township() {
            String cell = cell(ImportColumn.TOWNSHIP);
            if (cell.isEmpty() || cell.equals(townships.nameOf(Townships.OUTSIDE))) {
                if (cell.isEmpty()) {
                    remarks.add("没有写乡镇，按“县外或不清楚”登记");
                }
                return Townships.OUTSIDE;
            }
            if (townships.isKnown(cell)) {
                return cell;
            }
            return townships.all().stream().filter(t -> t.name().equals(cell) || t.name().replaceFirst("[镇乡]$|街道$", "")
                    .equals(cell) || cell.endsWith(t.name())).map(Townships.Place::code).findFirst().orElseGet(() -> {
                        wrong(ImportColumn.TOWNSHIP, "没有“" + cell + "”这个乡镇；不清楚的请空着。");
                        return Townships.OUTSIDE;
                    });
        }
    }
}
