package org.ecobureau.air;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.ecobureau.shared.web.JsonRows;
import org.ecobureau.standard.air.AirPeriod;
import org.ecobureau.standard.air.AirReport;
import org.ecobureau.standard.air.AirValue;
import org.ecobureau.standard.air.Aqi;
import org.ecobureau.standard.air.AqiTable;

import com.fasterxml.jackson.databind.JsonNode;

/** Computes the AQI of posted concentrations by the standard of each row's day; stores nothing. */
@Path("/api/v1/air/evaluate")
@Produces(MediaType.APPLICATION_JSON)
public class AirEvaluateApi {

    private static final Map<String, AirPeriod> PERIODS = Map.of("hour", AirPeriod.HOUR, "day", AirPeriod.DAY);
    private static final Set<String> FIELDS = fields();

    /** Results in the order of the rows; any bad row refuses the whole call with 400. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public List<AirResult> evaluate(InputStream body) throws IOException {
        JsonRows rows = JsonRows.read(body);
        List<AirReport> reports = rows.rows().stream().map(AirEvaluateApi::report).toList();
        rows.check();
        return reports.stream().map(report -> AirResult.of(Aqi.evaluate(report), AirResult.Origin.NONE)).toList();
    }

    private static AirReport report(JsonRows.Row row) {
        row.allowOnly(FIELDS);
        LocalDate day = row.day("date");
        AirPeriod period = row.choice("period", PERIODS, null);
        Map<String, AirValue> values = new LinkedHashMap<>();
        for (String pollutant : AqiTable.POLLUTANTS) {
            values.put(pollutant, value(row, pollutant));
        }
        return new AirReport(day, period, values);
    }

    private static AirValue value(JsonRows.Row row, String pollutant) {
        JsonNode node = row.get(pollutant);
        if (node == null) {
            return AirValue.MISSING;
        }
        if (node.isTextual()) {
            if (node.textValue().equals("/")) {
                return AirValue.NOT_MONITORED;
            }
            row.refuse(pollutant, "请填写数字；缺测用 null，不监测用 \"/\"。");
            return AirValue.MISSING;
        }
        BigDecimal number = row.decimal(pollutant, false);
        return AirValue.of(number);
    }

    private static Set<String> fields() {
        Set<String> fields = new HashSet<>(AqiTable.POLLUTANTS);
        fields.addAll(List.of("date", "period"));
        return Set.copyOf(fields);
    }
}
