package org.ecobureau.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Invented lists, marked 【演示】, source {@code demonstration}: one publisher drafts and uploads each file of
 * {@code demo/<code>.csv}, the other approves, through the real forms. {@code {-3}} in a file is the day three days ago.
 */
public final class DemoLists {
    /** In the order in which they depend on each other. */
    static final List<String> CODES = List.of("monitoring-sites", "drinking-water-sources", "tap-water", "water-notices",
            "river-chiefs", "noise-points", "noise-areas", "noise-sensitive-areas", "noise-permits", "soil-plots",
            "soil-key-units", "sewage-plants", "tailings-ponds", "thallium-firms", "no-burn-zones", "no-old-machinery-zones",
            "black-odorous-waters", "air-relays", "grid-officers");
    private static final String SOURCE = "demonstration";
    private static final Pattern DAY = Pattern.compile("\\{([+-]\\d{1,3})}");

    private final StaffSession drafter;
    private final StaffSession approver;
    private final LocalDate today;

    private DemoLists(Function<String, StaffSession> signIn, LocalDate today) {
        this.drafter = signIn.apply("publisher1");
        this.approver = signIn.apply("publisher2");
        this.today = today;
    }

    /** Publishes those the site keeps; throws {@link StackFailure} when the site refuses something. */
    public static void load(String site, LocalDate today) {
        load(account -> StaffSession.signIn(site, account), today);
    }

    /** The same for people who sign in another way; gives the codes of what was published. */
    static List<String> load(Function<String, StaffSession> signIn, LocalDate today) {
        DemoLists lists = new DemoLists(signIn, today);
        Document kinds = lists.drafter.get("/staff/registers");
        List<String> kept = CODES.stream().filter(code -> kinds.selectFirst("a[href=/staff/registers/" + code + "]") != null)
                .toList();
        kept.forEach(lists::publish);
        return kept;
    }

    private void publish(String code) {
        Document kind = drafter.get("/staff/registers/" + code);
        Document draft = drafter.submit(kind, "form[action$=/drafts]", Map.of());
        String address = java.net.URI.create(draft.location()).getPath();
        drafter.submit(draft, "form[action$=/origin]",
                Map.of("source", SOURCE, "listDate", today.minusDays(10).toString(), "note", "演示数据，不是真实名单。"));
        Document upload = drafter.get(address + "/uploads/new");
        Document preview = drafter.submit(upload, "form[action$=/uploads/new]", Map.of("mode", "replace"),
                new StaffSession.Upload("file", code + ".csv", "text/csv", file(code)));
        drafter.submit(preview, "form[action*=/uploads/]", Map.of());
        move(drafter, address, "SUBMIT");
        move(approver, address, "APPROVE");
    }

    private static void move(StaffSession person, String address, String move) {
        Document page = person.get(address);
        Element input = page.selectFirst("form[action$=/moves] input[name=move][value=" + move + "]");
        if (input == null) {
            throw new StackFailure("No move " + move + " at " + page.location() + ": " + page.text());
        }
        input.closest("form").attr("id", "chosen");
        person.submit(page, "#chosen", Map.of());
    }

    private byte[] file(String code) {
        try (InputStream in = DemoLists.class.getResourceAsStream("/demo/" + code + ".csv")) {
            if (in == null) {
                throw new StackFailure("demo/" + code + ".csv is missing.");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return DAY.matcher(text).replaceAll(day -> today.plusDays(Integer.parseInt(day.group(1))).toString())
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
