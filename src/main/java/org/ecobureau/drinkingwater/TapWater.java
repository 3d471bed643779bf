package org.ecobureau.drinkingwater;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.ecobureau.register.PublishedRegister;
import org.ecobureau.register.RegisterPublished;
import org.ecobureau.register.RegisterRow;
import org.ecobureau.register.Registers;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Violation;

/** What other departments publish of supplied and tap water (register {@code tap-water}), passed on with their name. */
@ApplicationScoped
public class TapWater {
    static final String CODE = "tap-water";

    @Inject
    Registers registers;

    /** One result of another department. */
    public record Result(String quarter, String publisher, String title, String results, String url,
            boolean demonstration) {
    }

    /** The results of a quarter in the order of the list: one statement. */
    List<Result> of(Instant start) {
        PublishedRegister list = registers.published(CODE);
        String quarter = QuarterText.of(start);
        List<Result> found = new ArrayList<>();
        for (RegisterRow row : list.rows()) {
            if (quarter.equalsIgnoreCase(row.text("quarter"))) {
                found.add(new Result(quarter, row.text("publisher"), row.text("title"), row.text("results"), row.text("url"),
                        list.demonstration()));
            }
        }
        return found;
    }

    /** Refuses a row whose quarter nobody could find. */
    void on(@Observes RegisterPublished event) {
        if (!event.code().equals(CODE)) {
            return;
        }
        for (RegisterRow row : registers.published(CODE).rows()) {
            if (QuarterText.startOrNull(row.text("quarter")) == null) {
                String message = "季度“" + row.text("quarter") + "”请写成 2026Q3 这样";
                throw Problem.unprocessable("名录不能发布：" + message, List.of(new Violation("quarter", message)));
            }
        }
    }
}
