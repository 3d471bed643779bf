package org.ecobureau.monitoring;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import org.ecobureau.monitoring.ObservationService.Mode;
import org.ecobureau.shared.table.Table;
import org.ecobureau.shared.table.TableLimits;
import org.ecobureau.shared.web.Idempotency;
import org.ecobureau.shared.web.JsonRows;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Violation;
import org.ecobureau.staff.Roles;
import org.ecobureau.staff.StaffMember;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Takes observations from the bureau's own systems; formats in docs/data/import-formats.md. */
@Path("/api/v1")
@RolesAllowed(Roles.INGEST)
@Produces("application/json")
public class ObservationIntakeApi {
    /** Numbers stay the decimals that were sent. */
    private static final ObjectReader JSON = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build().reader();
    private static final List<String> FIELDS = List.of("site", "parameter", "period", "start", "value", "flag");

    @Inject
    ObservationService service;
    @Inject
    Idempotency idempotency;
    @Inject
    StaffMember client;
    @Inject
    MonitoringConfig config;

    /** What became of a delivery. */
    public record Receipt(long batchId, int accepted, int unchanged, List<Violation> rejected) {
    }

    @POST
    @Path("/observations")
    @Consumes("application/json")
    public Response json(byte[] body, @QueryParam("mode") String mode, @QueryParam("source") String source,
            @QueryParam("state") String state, @HeaderParam("Idempotency-Key") String key) {
        return take(body, mode, source, state, key, () -> rows(body));
    }

    @POST
    @Path("/observations")
    @Consumes("text/csv")
    public Response csv(byte[] body, @QueryParam("mode") String mode, @QueryParam("source") String source,
            @QueryParam("state") String state, @HeaderParam("Idempotency-Key") String key) {
        return take(body, mode, source, state, key, () -> csvRows(body));
    }

    private interface Rows {
        List<RawRow> read();
    }

    private Response take(byte[] body, String mode, String source, String state, String key, Rows rows) {
        if (key == null || key.isBlank()) {
            throw Problem.badRequest("请带上 Idempotency-Key 请求头：每一批数据一个不重复的值，重发时用同一个值",
                    List.of(new Violation("Idempotency-Key", "缺少")));
        }
        if (body.length > config.maxBytes()) {
            throw Problem.tooLarge("一批最多 " + config.maxBytes() / 1_000_000 + " MB，请分批发送");
        }
        Mode how = switch (mode == null ? "all" : mode) {
            case "all" -> Mode.ALL_OR_NOTHING;
            case "partial" -> Mode.PARTIAL;
            default -> throw Problem.badParameter("mode", "只能是 all 或 partial");
        };
        String from = source == null || source.isBlank() ? config.apiSource() : source.strip();
        if (from.length() > 100) {
            throw Problem.badParameter("source", "最多 100 字");
        }
        ObservationState checked = state == null ? ObservationState.PROVISIONAL
                : ObservationState.byCode(state).filter(s -> s != ObservationState.CORRECTED)
                        .orElseThrow(() -> Problem.badParameter("state", "只能是 provisional 或 verified"));
        BatchInfo info = new BatchInfo(ImportBatch.Channel.API, client.username(), null, sha256(body), from, checked);
        return idempotency.once("observations", key, asked(body, how, from, checked), () -> {
            ObservationService.Stored stored = service.store(rows.read(), info, how);
            ObservationPlan plan = stored.plan();
            return Response.status(201)
                    .entity(new Receipt(stored.batchId(), plan.fresh() + plan.newVersions(), plan.unchanged(),
                            plan.violations()))
                    .build();
        });
    }

    /** The same bytes with another mode, source or state are another request. */
    private static byte[] asked(byte[] body, Mode mode, String source, ObservationState state) {
        byte[] head = (mode + "\n" + source + "\n" + state + "\n").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(head.length + body.length).put(head).put(body).array();
    }

    private List<RawRow> rows(byte[] body) {
        JsonNode rows;
        try {
            rows = JSON.readTree(body).path("rows");
        } catch (IOException e) {
            throw Problem.badRequest("请求体不是完整的 JSON");
        }
        if (!rows.isArray() || rows.isEmpty()) {
            throw Problem.badRequest("请求体要写成 {\"rows\":[…]}，至少一行", List.of(new Violation("rows", "缺少或为空")));
        }
        if (rows.size() > config.maxRows()) {
            throw Problem.tooLarge("一批最多 " + config.maxRows() + " 行，请分批发送");
        }
        List<RawRow> read = new ArrayList<>(rows.size());
        List<Violation> violations = new ArrayList<>();
        for (JsonNode row : rows) {
            String field = "rows[" + read.size() + "]";
            row.fieldNames().forEachRemaining(name -> {
                if (!FIELDS.contains(name)) {
                    violations.add(new Violation(field + "." + name, "没有这个字段。可用的字段：" + String.join("、", FIELDS)));
                }
            });
            read.add(new RawRow(0, field, null, text(row, "site"), text(row, "parameter"), text(row, "period"),
                    text(row, "start"), false,
                    text(row, "value"), text(row, "flag")));
        }
        if (!violations.isEmpty()) {
            throw Problem.badRequest("字段有误", violations);
        }
        return read;
    }

    private static String text(JsonNode row, String name) {
        JsonNode value = row.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        return value.isNumber() ? written(value.decimalValue())
                : value.isTextual() ? value.textValue() : value.toString();
    }

    /** A number as a file would say it; one of endless digits keeps its exponent and is refused as unreadable. */
    private static String written(BigDecimal number) {
        return JsonRows.reasonable(number) ? number.toPlainString() : number.toString();
    }

    /** A file of the API is taken as it is: every column must be known, every site must be a code of ours. */
    private List<RawRow> csvRows(byte[] body) {
        Table file = Table.readCsv(body, TableLimits.ofRows(config.maxRows()));
        FileColumns columns = FileColumns.of(file);
        ColumnMapping guess = ColumnGuess.of(columns, ParameterNames::codeOf, word -> word);
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < guess.roles().size(); i++) {
            if (guess.roles().get(i).equals(ColumnMapping.Role.IGNORE)) {
                violations.add(new Violation(file.header().get(i), "不认识这一列；接口只收 docs/data/import-formats.md 里的列"));
            }
        }
        ColumnMapping mapping = new ColumnMapping(guess.roles(), null, Map.of());
        mapping.flaws(columns).forEach(flaw -> violations.add(new Violation(flaw.field(), flaw.message())));
        if (!violations.isEmpty()) {
            throw Problem.unprocessable("看不懂文件的列", violations);
        }
        return mapping.rows(file);
    }

    static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
