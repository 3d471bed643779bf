package org.ecobureau.water;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.ecobureau.shared.web.JsonRows;
import org.ecobureau.standard.Medium;
import org.ecobureau.standard.Parameters;
import org.ecobureau.standard.water.SurfaceWater;
import org.ecobureau.standard.water.WaterBody;
import org.ecobureau.standard.water.WaterClass;
import org.ecobureau.standard.water.WaterReading;
import org.ecobureau.standard.water.WaterSample;
import org.ecobureau.standard.water.WaterUse;

import com.fasterxml.jackson.databind.JsonNode;

/** Judges posted surface-water values by GB 3838; stores nothing. */
@Path("/api/v1/water/evaluate")
@Produces(MediaType.APPLICATION_JSON)
public class WaterEvaluateApi {

    private static final Map<String, WaterBody> BODIES = Map.of("river", WaterBody.RIVER, "lake", WaterBody.LAKE);
    private static final Map<String, WaterUse> USES = Map.of("section", WaterUse.SECTION, "source", WaterUse.SOURCE);
    private static final Map<String, WaterClass> TARGETS = Arrays.stream(WaterClass.values())
            .filter(c -> c != WaterClass.WORSE_THAN_V).collect(Collectors.toUnmodifiableMap(WaterClass::code, c -> c));
    private static final Set<String> FIELDS = Set.of("date", "body", "use", "target", "values");
    /** The only water quantity that may be below zero. */
    private static final String TEMPERATURE = "temperature";

    /** Results in the order of the rows; any bad row refuses the whole call with 400. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public List<WaterResultView> evaluate(InputStream body) throws IOException {
        JsonRows rows = JsonRows.read(body);
        List<WaterSample> samples = rows.rows().stream().map(WaterEvaluateApi::sample).toList();
        rows.check();
        return samples.stream().map(SurfaceWater::evaluate).map(WaterResultView::of).toList();
    }

    private static WaterSample sample(JsonRows.Row row) {
        row.allowOnly(FIELDS);
        LocalDate day = row.day("date");
        WaterBody body = row.choice("body", BODIES, null);
        WaterUse use = row.choice("use", USES, WaterUse.SECTION);
        // A drinking-water source must reach class III (GB 3838-2002, domain §3); a section need not have a target.
        WaterClass usual = use == WaterUse.SOURCE ? WaterClass.III : null;
        WaterClass target = row.get("target") == null ? usual : row.choice("target", TARGETS, null);
        JsonRows.Row values = row.object("values");
        Map<String, WaterReading> readings = new LinkedHashMap<>();
        for (String code : values.names()) {
            if (!Parameters.find(code).filter(p -> p.measuredIn(Medium.WATER)).isPresent()) {
                values.refuse(code, "不是地表水监测项目的代码。");
            } else if (values.get(code) != null) {
                readings.put(code, reading(values, code));
            }
        }
        return new WaterSample(day, body, use, target, readings);
    }

    private static WaterReading reading(JsonRows.Row values, String code) {
        JsonNode node = values.get(code);
        if (node.isTextual()) {
            try {
                if (WaterReading.parse(node.textValue()) instanceof WaterReading.NotDetected notDetected) {
                    return notDetected;
                }
            } catch (IllegalArgumentException e) {
                // Falls through to the message below: the text is no detection limit.
            }
            values.refuse(code, "请填写数字，或检出限加 L，如 \"0.01L\"。");
            return null;
        }
        BigDecimal number = values.decimal(code, code.equals(TEMPERATURE));
        return number == null ? null : WaterReading.of(number);
    }
}
