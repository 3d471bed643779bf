package org.ecobureau.noise;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.ecobureau.region.Townships;
import org.ecobureau.register.Origin;
import org.ecobureau.register.PublishedRegister;
import org.ecobureau.register.RegisterKind;
import org.ecobureau.register.RegisterKinds;
import org.ecobureau.register.Registers;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Cursor;
import org.ecobureau.shared.web.Option;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.PublicCache;
import org.ecobureau.standard.Statute;
import org.ecobureau.standard.Statutes;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** Building sites that may work at night: running, coming and past. */
@Path("/noise/permits")
@Produces(MediaType.TEXT_HTML)
@PublicCache(60)
@Blocking
public class PermitPages {

    static final String LIST = "noise-permits";
    private static final String PATH = "/noise/permits";
    private static final int PAST_PAGE = 30;

    @Inject
    Registers registers;
    @Inject
    RegisterKinds kinds;
    @Inject
    Townships townships;
    @Inject
    Clock clock;

    /** A permit as the page prints it. */
    public record PermitView(String project, String place, String township, String days, String hours, String reason,
            String certificate, String issuer, String builder, String phone, String state, String colour, String complaint) {
    }

    /**
     * The page.
     *
     * @param list where the list comes from
     * @param next next page of the past ones, or null
     * @param first first page when this is a later one, or null
     */
    public record View(Origin list, List<PermitView> running, List<PermitView> coming, List<PermitView> past, int pastCount,
            String next, String first, String township, String townshipName, List<Option> townships, String law, String rule,
            String query) {
    }

    @CheckedTemplate(basePath = "noise", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance permits(View view);
    }

    @GET
    public TemplateInstance permits(@RestQuery String township, @RestQuery String after) {
        String chosen = townships.chosen(township);
        Instant now = clock.instant();
        PublishedRegister list = registers.published(LIST);
        Map<Permit.State, List<Permit>> permits = list.rows().stream()
                .filter(row -> chosen == null || chosen.equals(row.text("township"))).map(Permit::of)
                .collect(Collectors.groupingBy(permit -> permit.state(now)));
        List<Permit> past = sorted(permits.get(Permit.State.PAST),
                Comparator.comparing(Permit::to).reversed().thenComparing(Permit::key));
        int start = start(past, after);
        int end = Math.min(past.size(), start + PAST_PAGE);
        String query = chosen == null ? "" : "township=" + chosen;
        String next = end == past.size() ? null
                : PATH + "?" + (query.isEmpty() ? "" : query + "&") + "after=" + Cursor.encode(past.get(end - 1).key())
                        + "#past";
        boolean later = start > 0;
        Statute law = Statutes.cite("eco-code-572");
        return Templates.permits(new View(Origin.of(list, registers),
                later ? List.of() : views(permits.get(Permit.State.RUNNING), Comparator.comparing(Permit::to), now),
                later ? List.of() : views(permits.get(Permit.State.COMING), Comparator.comparing(Permit::from), now),
                past.subList(start, end).stream().map(permit -> view(permit, now)).toList(), past.size(), next,
                later ? PATH + (query.isEmpty() ? "" : "?" + query) : null, chosen == null ? "" : chosen,
                chosen == null ? null : townships.nameOf(chosen), townships.options(), law.label(), law.text(),
                query.isEmpty() ? "" : "?" + query));
    }

    private List<PermitView> views(List<Permit> permits, Comparator<Permit> order, Instant now) {
        return sorted(permits, order.thenComparing(Permit::key)).stream().map(permit -> view(permit, now)).toList();
    }

    private static List<Permit> sorted(List<Permit> permits, Comparator<Permit> order) {
        List<Permit> sorted = new ArrayList<>(permits == null ? List.of() : permits);
        sorted.sort(order);
        return sorted;
    }

    private static int start(List<Permit> past, String after) {
        if (after == null || after.isEmpty()) {
            return 0;
        }
        String key = Cursor.decode(after, 1).get(0);
        for (int i = 0; i < past.size(); i++) {
            if (past.get(i).key().equals(key)) {
                return i + 1;
            }
        }
        throw Problem.badParameter("after", "翻页标记无效，请从第一页重新打开。");
    }

    private PermitView view(Permit permit, Instant now) {
        RegisterKind kind = kinds.get(LIST);
        Permit.State state = permit.state(now);
        String township = permit.row().text("township");
        String days = permit.from().equals(permit.to()) ? ChinaTime.day(permit.from())
                : ChinaTime.day(permit.from()) + " 至 " + ChinaTime.day(permit.to());
        return new PermitView(permit.row().text("project"), permit.row().text("place"), townships.nameOf(township), days,
                permit.row().text("hours"), kind.column("reason").orElseThrow().optionLabel(permit.row().text("reason")),
                permit.row().text("certificate"), permit.row().text("issuer"), permit.row().text("builder"),
                permit.row().text("phone"), state.label(), state.colour(),
                "/complaints/new?type=noise&subtype=construction&township=" + township);
    }
}
