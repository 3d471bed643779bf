package org.ecobureau.complaint;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.ecobureau.region.Townships;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.SiteConfig;
import org.ecobureau.staff.Unit;

/** The texts that fit a step of a case, with what the case says filled in. */
@ApplicationScoped
public class CaseTexts {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

    @Inject
    Townships townships;

    @Inject
    SiteConfig site;

    @Inject
    Clock clock;

    /**
     * A text for this case.
     *
     * @param reasons codes of the refusal grounds it is for, empty for all
     */
    public record Filled(Long id, String title, String text, List<String> reasons) {
    }

    /** The texts for these steps of the case, in one statement. */
    @Transactional
    public Map<CaseAction, List<Filled>> of(CaseSheet sheet, List<CaseAction> steps) {
        Map<CaseAction, List<Filled>> found = new EnumMap<>(CaseAction.class);
        if (steps.isEmpty()) {
            return found;
        }
        List<TextModule> modules = TextModule.offered().stream().filter(m -> m.fits(sheet.types())).toList();
        Map<CasePlaceholder, String> values = values(sheet);
        for (CaseAction step : steps) {
            List<Filled> texts = modules.stream().filter(m -> m.steps.contains(step.name()))
                    .map(m -> new Filled(m.id, m.title, fill(m.body, values), m.reasons)).toList();
            if (!texts.isEmpty()) {
                found.put(step, texts);
            }
        }
        return found;
    }

    /** What the case does not say becomes a gap for the hand. */
    static String fill(String body, Map<CasePlaceholder, String> values) {
        return PLACEHOLDER.matcher(body).replaceAll(found -> Matcher.quoteReplacement(CasePlaceholder.byCode(found.group(1))
                .map(p -> values.getOrDefault(p, "【" + p.label() + "】")).orElse(found.group())));
    }

    private Map<CasePlaceholder, String> values(CaseSheet sheet) {
        Map<CasePlaceholder, String> values = new EnumMap<>(CasePlaceholder.class);
        put(values, CasePlaceholder.NUMBER, sheet.number());
        put(values, CasePlaceholder.RECEIVED_ON, ChinaTime.day(ChinaTime.dayOf(sheet.receivedAt())));
        put(values, CasePlaceholder.TYPES, sheet.types().stream().map(PollutionType::label).collect(Collectors.joining("、")));
        put(values, CasePlaceholder.TOWNSHIP, townships.byCode(sheet.township()).map(Townships.Place::name).orElse(null));
        put(values, CasePlaceholder.PLACE, sheet.place());
        put(values, CasePlaceholder.ENTERPRISE, sheet.enterprise());
        put(values, CasePlaceholder.UNIT, sheet.leadUnit() == null ? null
                : Unit.byCode(sheet.leadUnit()).map(Unit::name)
                        .orElse(null));
        put(values, CasePlaceholder.TRACK, sheet.legalTrack().label());
        put(values, CasePlaceholder.DUE, due(sheet).map(at -> ChinaTime.day(ChinaTime.dayOf(at))).orElse(null));
        put(values, CasePlaceholder.VERIFIED, sheet.verified() == null ? null : sheet.verified().label());
        put(values, CasePlaceholder.VISITED_ON, visited(sheet));
        put(values, CasePlaceholder.TODAY, ChinaTime.day(ChinaTime.today(clock)));
        put(values, CasePlaceholder.HOTLINE, site.hotline());
        put(values, CasePlaceholder.BUREAU, site.bureau());
        return values;
    }

    private static Optional<Instant> due(CaseSheet sheet) {
        return sheet.clocks().stream().filter(c -> c.kind() == ClockReading.Kind.ANSWER && c.open()).map(ClockReading::due)
                .filter(Objects::nonNull).min(Comparator.naturalOrder());
    }

    private static String visited(CaseSheet sheet) {
        return sheet.events().stream().filter(e -> e.action() == CaseAction.RECORD_FINDING)
                .map(e -> e.data().get(Datum.VISITED_ON)).filter(Objects::nonNull).reduce((first, second) -> second)
                .map(day -> ChinaTime.day(LocalDate.parse(day))).orElse(null);
    }

    private static void put(Map<CasePlaceholder, String> values, CasePlaceholder placeholder, String value) {
        if (value != null && !value.isBlank()) {
            values.put(placeholder, value);
        }
    }
}
