package org.ecobureau.complaint.transfer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.ecobureau.complaint.Channel;
import org.ecobureau.complaint.IdentityMode;
import org.ecobureau.complaint.PollutionType;
import org.ecobureau.region.Townships;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Option;

/** What the import pages show. Names and phones of a file are on none of them. */
final class ImportViews {

    /** Sources whose matters come by file. */
    static final List<Channel> SOURCES = List.of(Channel.HOTLINE12345, Channel.NATIONAL_PLATFORM, Channel.SUPERIOR,
            Channel.MEDIA, Channel.HOTLINE12369);
    private static final int EXCERPT = 40;

    private ImportViews() {
    }

    /** A file of the last day. */
    public record Past(String href, String source, String fileName, Instant at, int lines, Integer stored) {

        static Past of(Object[] row) {
            return new Past(ImportPages.PATH + "/" + row[0], ((Channel) row[1]).label(), (String) row[2], (Instant) row[3],
                    (Integer) row[4], (Integer) row[5]);
        }
    }

    /** The templates of a source. */
    public record Template(String title, String code) {
    }

    static List<Template> templates() {
        return SOURCES.stream().map(c -> new Template(c.label(), c.code())).toList();
    }

    static List<Option> sources() {
        return SOURCES.stream().map(c -> Option.of(c.code(), c.label())).toList();
    }

    /** A heading of the file, and what it stands for. */
    public record Heading(String field, String name, String column) {
    }

    /** A line of the file: what becomes of it. */
    public record Line(int line, String reference, String becomes, String known, String what, String remarks) {
    }

    /**
     * The dry run.
     *
     * @param faults sentences, one for each thing to mend
     * @param missing required columns no heading stands for
     */
    public record Preview(String id, String source, String fileName, int lines, long fresh, long known, long wrong,
            List<String> faults, List<String> missing, List<Line> rows, List<Heading> headings, List<Option> columns,
            boolean old) {

        static Preview of(TransferImports.Opened opened, List<ImportRow> rows, Townships townships) {
            ImportFile file = opened.file();
            List<Heading> headings = new ArrayList<>();
            for (int i = 0; i < file.header().size(); i++) {
                headings.add(new Heading("column-" + i, file.header().get(i), file.columns().get(i)));
            }
            List<String> missing = file.missing().stream().map(ImportColumn::label).toList();
            return new Preview(opened.id(), opened.channel().label(), opened.fileName(), opened.lines(),
                    rows.stream().filter(ImportRow::fresh).count(), rows.stream().filter(r -> r.known() != null).count(),
                    rows.stream().filter(ImportRow::wrong).count(), missing.isEmpty() ? sentences(rows) : List.of(), missing,
                    rows.stream().filter(r -> !r.wrong()).map(r -> line(r, townships)).toList(), headings,
                    ImportColumn.of(opened.channel()).stream().map(c -> Option.of(c.code(), c.label())).toList(),
                    opened.channel() == Channel.HOTLINE12369);
        }
    }

    private static List<String> sentences(List<ImportRow> rows) {
        return rows.stream().flatMap(r -> r.faults().stream()
                .map(f -> "第 " + r.line() + " 行，“" + f.column() + "”：" + f.message())).toList();
    }

    private static Line line(ImportRow row, Townships townships) {
        if (row.known() != null) {
            return new Line(row.line(), row.reference(), "已登记过，不变", row.known(), "", "");
        }
        String text = row.made().description().replaceAll("\\s+", " ");
        String excerpt = text.codePointCount(0, text.length()) <= EXCERPT ? text
                : text.substring(0, text.offsetByCodePoints(0, EXCERPT)) + "…";
        String what = row.made().types().stream().map(PollutionType::label).collect(Collectors.joining("、")) + "，"
                + townships.nameOf(row.made().township()) + "，" + ChinaTime.minute(row.receivedAt()) + " 收到，"
                + (row.made().identity() == IdentityMode.ANONYMOUS ? "匿名" : row.made().identity().label() + "（身份将密封）")
                + "：" + excerpt;
        return new Line(row.line(), row.reference(),
                row.closedOn() == null ? "新登记" : "登记为已办结（" + ChinaTime.day(row.closedOn()) + "）", null, what,
                String.join("；", row.remarks()));
    }

    /** What was stored. */
    public record Result(String id, String source, String fileName, int lines, List<TransferImports.Slip> slips) {
    }

    /** The choices of the columns form; what is no column of the source counts as left out, of two alike the first stays. */
    static List<String> chosen(ImportFile file, Channel channel, java.util.function.Function<String, String> field) {
        List<String> known = ImportColumn.of(channel).stream().map(ImportColumn::code).toList();
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < file.header().size(); i++) {
            String code = field.apply("column-" + i);
            chosen.add(code != null && known.contains(code) && !chosen.contains(code) ? code : "");
        }
        return chosen;
    }

    static List<String> header(Channel channel) {
        return Arrays.stream(ImportColumn.of(channel).toArray(ImportColumn[]::new)).map(c -> c.heading(channel)).toList();
    }
}
