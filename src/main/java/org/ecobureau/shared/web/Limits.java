package org.ecobureau.shared.web;

/** The {@code limit} parameter of every list: 1 to 1,000, 100 when absent. */
public final class Limits {

    public static final int DEFAULT = 100;
    public static final int MOST = 1000;

    private Limits() {
    }

    public static int of(Integer limit) {
        if (limit == null) {
            return DEFAULT;
        }
        if (limit < 1 || limit > MOST) {
            throw Problem.badParameter("limit", "请填写 1 到 1000 之间的整数。");
        }
        return limit;
    }
}
