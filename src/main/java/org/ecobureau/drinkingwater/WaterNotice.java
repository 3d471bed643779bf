package org.ecobureau.drinkingwater;

import java.time.LocalDate;

/**
 * A notice to stop using water or to boil it, as another body gave it out.
 *
 * @param kind stopUse, boil or other
 * @param end last day, null while it is not lifted
 * @param township code of the township it concerns, null for several or unknown
 * @param issuer who gave it out; this site only passes it on
 */
public record WaterNotice(String kind, String title, LocalDate start, LocalDate end, String area, String township,
        String text, String issuer, String documentNumber, String url, boolean demonstration) {

    public String label() {
        return switch (kind) {
            case "stopUse" -> "停止使用";
            case "boil" -> "煮沸后饮用";
            default -> "供水通告";
        };
    }

    /** True from the first to the last day, both included. */
    public boolean running(LocalDate day) {
        return !start.isAfter(day) && !over(day);
    }

    public boolean over(LocalDate day) {
        return end != null && end.isBefore(day);
    }
}
