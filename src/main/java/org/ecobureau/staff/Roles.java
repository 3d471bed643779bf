package org.ecobureau.staff;

import java.util.Map;

/** The roles of the contract, as the identity provider names them. */
public final class Roles {

    public static final String INTAKE = "intake";
    public static final String DISPATCHER = "dispatcher";
    public static final String OFFICER = "officer";
    public static final String REVIEWER = "reviewer";
    public static final String LEADER = "leader";
    public static final String PUBLISHER = "publisher";
    public static final String MONITOR = "monitor";
    public static final String EMERGENCY = "emergency";
    public static final String CUSTODIAN = "custodian";
    public static final String AUDITOR = "auditor";
    public static final String ADMIN = "admin";
    public static final String SECADMIN = "secadmin";
    /** The service client that delivers observations; no person has it. */
    public static final String INGEST = "ingest";

    /** Chinese names, in the order of the contract's table. */
    private static final Map<String, String> LABELS = Map.ofEntries(Map.entry(INTAKE, "受理员"),
            Map.entry(DISPATCHER, "交办员"), Map.entry(OFFICER, "承办人员"), Map.entry(REVIEWER, "审核人"),
            Map.entry(LEADER, "分管领导"), Map.entry(PUBLISHER, "信息发布员"), Map.entry(MONITOR, "监测数据员"),
            Map.entry(EMERGENCY, "应急值班"), Map.entry(CUSTODIAN, "身份保管人"), Map.entry(AUDITOR, "审计员"),
            Map.entry(ADMIN, "系统管理员"), Map.entry(SECADMIN, "安全管理员"), Map.entry(INGEST, "数据接口"));

    private Roles() {
    }

    /** The Chinese name of a role; an unknown role is shown as it is. */
    public static String label(String role) {
        return LABELS.getOrDefault(role, role);
    }
}
