package org.ecobureau.complaint;

/** Bodies of {@code POST /api/v1/complaints} with valid defaults. */
public final class ComplaintBodies {

    private static final String SAID = "\"types\":[\"air\"],\"subtypes\":[\"odour\"],"
            + "\"description\":\"每天晚上九点以后有很浓的焦糊味，窗户都不敢开。\",\"township\":\"430626111\"";

    private ComplaintBodies() {
    }

    public static String anonymous() {
        return "{" + SAID + ",\"identity\":\"anonymous\"}";
    }

    public static String named(String name, String phone) {
        return "{" + SAID + ",\"identity\":\"named\",\"name\":\"" + name + "\",\"phone\":\"" + phone + "\"}";
    }

    public static String full() {
        return "{" + SAID + ",\"occurredAt\":\"2026-02-20T21:30:00+08:00\",\"place\":\"伍市工业园东门\",\"latitude\":28.8,"
                + "\"longitude\":113.2,\"enterprise\":\"某砖厂\",\"identity\":\"confidential\",\"name\":null,"
                + "\"phone\":\"13812345678\",\"email\":null,\"answers\":{\"airSmell\":\"burnt\","
                + "\"airWhen\":[\"evening\",\"night\"],\"still\":true,\"times\":3},\"publicConsent\":true}";
    }
}
