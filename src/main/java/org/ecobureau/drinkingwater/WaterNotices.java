package org.ecobureau.drinkingwater;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.ecobureau.register.PublishedRegister;
import org.ecobureau.register.RegisterPublished;
import org.ecobureau.register.RegisterRow;
import org.ecobureau.register.Registers;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Violation;

/** Stop-use and boil notices from the published register {@code water-notices}; one statement a call. */
@ApplicationScoped
public class WaterNotices {
    public static final String CODE = "water-notices";

    @Inject
    Registers registers;
    @Inject
    Clock clock;

    /**
     * All notices of a day.
     *
     * @param now those that are running or announced, newest first
     * @param past those that are over, newest first
     */
    public record Board(List<WaterNotice> now, List<WaterNotice> past) {
    }

    /** The notices that hold today, newest first, for the home page. */
    public List<WaterNotice> current() {
        return current(registers.published(CODE));
    }

    /** The same from the list that was read already. */
    public List<WaterNotice> current(PublishedRegister list) {
        LocalDate today = ChinaTime.today(clock);
        return of(list).stream().filter(n -> n.running(today)).toList();
    }

    Board board() {
        LocalDate today = ChinaTime.today(clock);
        List<WaterNotice> all = all();
        return new Board(all.stream().filter(n -> !n.over(today)).toList(), all.stream().filter(n -> n.over(today)).toList());
    }

    private List<WaterNotice> all() {
        return of(registers.published(CODE));
    }

    private static List<WaterNotice> of(PublishedRegister list) {
        List<WaterNotice> notices = new ArrayList<>();
        list.rows().forEach(row -> notices.add(new WaterNotice(row.text("kind"), row.text("title"), row.day("start"),
                row.day("end"), row.text("area"), row.text("township"), row.text("text"), row.text("issuer"),
                row.text("documentNumber"), row.text("url"), list.demonstration())));
        notices.sort(Comparator.comparing(WaterNotice::start).reversed());
        return notices;
    }

    /** Refuses a notice that ends before it starts. */
    void on(@Observes RegisterPublished event) {
        if (!event.code().equals(CODE)) {
            return;
        }
        for (RegisterRow row : registers.published(CODE).rows()) {
            if (row.day("end") != null && row.day("end").isBefore(row.day("start"))) {
                String message = "“" + row.text("title") + "”的结束日期早于开始日期";
                throw Problem.unprocessable("通告不能发布：" + message, List.of(new Violation("end", message)));
            }
        }
    }
}
