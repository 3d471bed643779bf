package org.ecobureau.shared.web;

import java.util.List;
import java.util.function.Function;

/** One page of a list as the API gives it: the items, and the address of the next page or null. */
public record Listing<T>(List<T> items, String next) {

    /**
     * Cuts a page out of up to {@code limit + 1} rows.
     *
     * @param nextAddress gives the address of the page after the last item shown
     */
    public static <T> Listing<T> page(List<T> rows, int limit, Function<T, String> nextAddress) {
        if (rows.size() <= limit) {
            return new Listing<>(rows, null);
        }
        List<T> items = rows.subList(0, limit);
        return new Listing<>(items, nextAddress.apply(items.get(limit - 1)));
    }

    public <R> Listing<R> map(Function<T, R> each) {
        return new Listing<>(items.stream().map(each).toList(), next);
    }
}
