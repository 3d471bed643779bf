package org.ecobureau.register;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ecobureau.region.Townships;
import org.ecobureau.shared.text.Csv;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Cursor;
import org.ecobureau.shared.web.Limits;
import org.ecobureau.shared.web.Listing;
import org.ecobureau.shared.web.Option;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.PublicCache;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Every list as open data; closed columns are not in it, and a list that is not published is not found. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "registers")
@PublicCache(60)
public class RegisterApi {

    private static final String CODE = "[a-z][a-z0-9-]*";
    private static final List<String> KIND_HEADER = List.of("code", "title", "purpose", "law", "page", "source", "listDate",
            "publishedAt", "version", "rows", "note");

    @Inject
    Registers registers;
    @Inject
    RegisterKinds kinds;
    @Inject
    Townships townships;

    /** A kind of list and what is published of it; the last six are null and 0 while nothing is. */
    public record KindJson(String code, String title, String purpose, String law, String page, List<ColumnJson> columns,
            String source, LocalDate listDate, OffsetDateTime publishedAt, int version, int rows, String note) {

        static KindJson of(RegisterKind kind, Registers.Head head) {
            List<ColumnJson> columns = kind.openColumns().stream().map(ColumnJson::of).toList();
            return head == null
                    ? new KindJson(kind.code(), kind.title(), kind.purpose(), kind.law(), kind.page(), columns, null, null,
                            null,
                            0, 0, null)
                    : new KindJson(kind.code(), kind.title(), kind.purpose(), kind.law(), kind.page(), columns, head.source(),
                            head.listDate(), ChinaTime.offset(head.publishedAt()), head.version(), head.rowCount(),
                            head.note());
        }
    }

    /** A public column; {@code options} are the stored values of a choice with their labels, else null. */
    public record ColumnJson(String name, String label, String type, Map<String, String> options) {

        static ColumnJson of(RegisterColumn column) {
            Map<String, String> options = new LinkedHashMap<>();
            column.options().forEach((Option option) -> options.put(option.value(), option.label()));
            return new ColumnJson(column.name(), column.label(), column.type().code(), options.isEmpty() ? null : options);
        }
    }

    /** A page of a list with the origin of the whole; {@code total} counts all rows of the filter. */
    public record RegisterJson(String code, String title, String source, LocalDate listDate, OffsetDateTime publishedAt,
            int version, String note, String reason, int total, List<Map<String, Object>> items, String next) {
    }

    @GET
    @Path("/registers")
    @Operation(summary = "Kinds of lists with their public columns, and the version published now")
    public Listing<KindJson> kinds() {
        Map<String, Registers.Head> heads = registers.heads();
        return new Listing<>(kinds.all().stream().map(kind -> KindJson.of(kind, heads.get(kind.code()))).toList(), null);
    }

    @GET
    @Path("/registers.csv")
    @Produces("text/csv")
    public Response kindsCsv() {
        List<List<Object>> rows = new ArrayList<>();
        for (KindJson kind : kinds().items()) {
            List<Object> row = new ArrayList<>();
            row.add(kind.code());
            row.add(kind.title());
            row.add(kind.purpose());
            row.add(kind.law());
            row.add(kind.page());
            row.add(kind.source());
            row.add(kind.listDate());
            row.add(kind.publishedAt());
            row.add(kind.version());
            row.add(kind.rows());
            row.add(kind.note());
            rows.add(row);
        }
        return Csv.response("registers.csv", KIND_HEADER, rows.stream());
    }

    @GET
    @Path("/registers/{code: " + CODE + "}")
    @Operation(summary = "The published list in its order; township narrows lists that have such a column")
    public RegisterJson register(@RestPath String code, @RestQuery String township, @RestQuery Integer limit,
            @RestQuery String after, @Context UriInfo address) {
        int most = Limits.of(limit);
        RegisterKind kind = kind(code);
        PublishedRegister register = published(kind);
        List<RegisterRow> all = narrowed(kind, register.rows(), township);
        int start = start(all, after);
        int end = Math.min(all.size(), start + most);
        String next = end == all.size() ? null
                : address.getRequestUriBuilder().scheme(null).host(null).port(-1)
                        .replaceQueryParam("after", Cursor.encode(end, all.get(end - 1).key())).build().toString();
        return new RegisterJson(kind.code(), kind.title(), register.source(), register.listDate(),
                ChinaTime.offset(register.publishedAt()), register.version(), registers.note(register),
                registers.reason(register), all.size(),
                all.subList(start, end).stream().map(row -> json(kind, row)).toList(), next);
    }

    @GET
    @Path("/registers/{code: " + CODE + "}.csv")
    @Produces("text/csv")
    @Operation(summary = "The whole list as CSV")
    public Response registerCsv(@RestPath String code, @RestQuery String township) {
        RegisterKind kind = kind(code);
        List<RegisterRow> rows = narrowed(kind, published(kind).rows(), township);
        return Csv.response(kind.code() + ".csv", kind.openColumns().stream().map(RegisterColumn::name).toList(),
                rows.stream().map(row -> kind.openColumns().stream().map(column -> value(column, row)).toList()));
    }

    private RegisterKind kind(String code) {
        return kinds.byCode(code).orElseThrow(() -> Problem.notFound("没有叫 " + code + " 的名单。全部名单见 /api/v1/registers。"));
    }

    private PublishedRegister published(RegisterKind kind) {
        PublishedRegister register = registers.published(kind.code());
        if (!register.published()) {
            throw Problem.notFound("“" + kind.title() + "”还没有发布。");
        }
        return register;
    }

    private List<RegisterRow> narrowed(RegisterKind kind, List<RegisterRow> rows, String township) {
        if (township == null || township.isEmpty()) {
            return rows;
        }
        List<String> columns = kind.openColumns().stream().filter(c -> c.type() == ColumnType.TOWNSHIP)
                .map(RegisterColumn::name).toList();
        if (columns.isEmpty()) {
            throw Problem.badParameter("township", "这份名单没有乡镇一列。");
        }
        String chosen = townships.chosen(township);
        return rows.stream().filter(row -> columns.stream().anyMatch(name -> chosen.equals(row.text(name)))).toList();
    }

    /** Behind the row the mark names; when a new version no longer has it, behind as many rows as before. */
    private static int start(List<RegisterRow> rows, String after) {
        if (after == null || after.isEmpty()) {
            return 0;
        }
        List<String> mark = Cursor.decode(after, 2);
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).key().equals(mark.get(1))) {
                return i + 1;
            }
        }
        try {
            return Math.max(0, Math.min(rows.size(), Integer.parseInt(mark.get(0))));
        } catch (NumberFormatException notOurs) {
            throw Problem.badParameter("after", "翻页标记无效，请从第一页重新打开。");
        }
    }

    private static Map<String, Object> json(RegisterKind kind, RegisterRow row) {
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put("key", row.key());
        kind.openColumns().forEach(column -> cells.put(column.name(), value(column, row)));
        return cells;
    }

    /** The cell as an API gives it: numbers as numbers, all else as text, empty as null. */
    static Object value(RegisterColumn column, RegisterRow row) {
        String text = row.text(column.name());
        return text == null || column.type() != ColumnType.NUMBER ? text : new BigDecimal(text);
    }
}
