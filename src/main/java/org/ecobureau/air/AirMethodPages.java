package org.ecobureau.air;

import java.time.Clock;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.Option;
import org.ecobureau.shared.web.PublicCache;
import org.ecobureau.standard.Parameter;
import org.ecobureau.standard.Parameters;
import org.ecobureau.standard.Standards;
import org.ecobureau.standard.air.AirPeriod;
import org.ecobureau.standard.air.AirReport;
import org.ecobureau.standard.air.AqiTable;
import org.jboss.resteasy.reactive.RestResponse;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** How the AQI is computed: type concentrations and see every step under both versions of HJ 633. */
@Path("/air/method")
@Produces(MediaType.TEXT_HTML)
public class AirMethodPages {

    private static final String FAMILY = "air.index";

    /** One field of the form. */
    public record Field(String name, String label, String hint, String value) {
    }

    /**
     * The page.
     *
     * @param results one a standard, oldest first; empty before anything was typed
     * @param tables the breakpoints for the chosen period
     */
    public record Page(String date, String period, List<Option> periods, List<Field> fields, FormErrors errors,
            List<AirMethodView> results, List<BreakpointTable> tables) {
    }

    @CheckedTemplate(basePath = "air", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance method(Page page);
    }

    @Inject
    Clock clock;

    @GET
    @PublicCache(300)
    public RestResponse<String> method(@BeanParam AirMethodForm form) {
        FormErrors errors = new FormErrors();
        if (form.empty()) {
            form.date = ChinaTime.today(clock).toString();
            form.period = AirPeriod.DAY.code();
            return page(form, errors, null);
        }
        return page(form, errors, form.report(errors));
    }

    private static RestResponse<String> page(AirMethodForm form, FormErrors errors, AirReport report) {
        List<AqiTable> tables = Standards.all().stream().filter(s -> s.family().equals(FAMILY))
                .map(s -> AqiTable.of(s.id())).toList();
        AirPeriod shown = "hour".equals(form.period) ? AirPeriod.HOUR : AirPeriod.DAY;
        List<AirMethodView> results = report == null ? List.of()
                : tables.stream().map(table -> AirMethodView.of(report, table)).toList();
        List<Field> fields = form.typed().entrySet().stream().map(e -> field(e.getKey(), e.getValue())).toList();
        Page page = new Page(form.date, form.period,
                Option.list("day", "日（自然日的 24 小时）", "hour", "小时（一个整点）"), fields, errors, results,
                tables.stream().map(table -> BreakpointTable.of(table, shown)).toList());
        RestResponse.Status status = errors.isEmpty() ? RestResponse.Status.OK : RestResponse.Status.BAD_REQUEST;
        return RestResponse.ResponseBuilder.create(status, Templates.method(page).render()).build();
    }

    private static Field field(String code, String typed) {
        Parameter parameter = Parameters.get(code);
        String hint = code.equals("o3") ? "；日填最大 8 小时平均，小时填 1 小时平均" : "";
        return new Field(code, parameter.name() + " " + parameter.symbol(), "单位 " + parameter.unit() + hint, typed);
    }
}
