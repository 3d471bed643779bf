package org.ecobureau.complaint.transfer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.ecobureau.complaint.Channel;

/** A column of a file of transferred matters, with the headings it is known by elsewhere. */
enum ImportColumn {
    REFERENCE("reference", "来源编号", true, "工单编号", "工单号", "受理编号", "投诉编号", "案件编号", "举报编号", "交办编号", "交办文号", "文号", "编号", "单号",
            "流水号"),
    RECEIVED_AT("receivedAt", "收到时间", true, "转办时间", "交办时间", "派单时间", "下派时间", "派发时间", "转来时间", "接收时间", "收文时间", "登记时间"),
    TYPES("types", "污染类型", true, "类型", "问题类型", "诉求类型", "投诉类型", "举报类型", "环境要素"),
    DESCRIPTION("description", "反映内容", true, "内容", "诉求内容", "工单内容", "投诉内容", "举报内容", "问题描述", "反映问题", "事项内容", "主要内容"),
    OCCURRED_AT("occurredAt", "发生时间", false, "事发时间", "问题发生时间"),
    TOWNSHIP("township", "乡镇", false, "乡镇街道", "街道", "所属乡镇", "所在乡镇", "所属区域", "区域"),
    PLACE("place", "地点", false, "地址", "详细地址", "事发地址", "事发地点", "问题地址", "具体地址"),
    ENTERPRISE("enterprise", "被投诉单位", false, "被举报单位", "被反映单位", "涉及企业", "涉事企业", "企业名称", "企业", "投诉对象", "举报对象"),
    IDENTITY("identity", "身份方式", false, "是否保密", "实名或匿名", "举报方式", "身份"),
    NAME("name", "姓名", false, "来电人", "来电人姓名", "投诉人", "举报人", "反映人", "联系人", "投诉人姓名", "举报人姓名"),
    PHONE("phone", "电话", false, "联系电话", "来电号码", "手机", "手机号", "手机号码", "联系方式", "电话号码", "举报电话"),
    EMAIL("email", "邮箱", false, "电子邮箱", "e-mail", "mail"),
    PUBLIC_CONSENT("publicConsent", "同意公开", false, "是否公开", "可否公开", "是否同意公开"),
    CLOSED_ON("closedOn", "办结日期", false, "办结时间", "结案日期", "结案时间"),
    OUTCOME("outcome", "办理结果", false, "处理结果", "答复内容", "办理情况", "处理情况");

    /** Only old records of the hotline that is no more come in closed. */
    private static final Set<ImportColumn> OLD_RECORDS_ONLY = Set.of(CLOSED_ON, OUTCOME);

    private final String code;
    private final String label;
    private final boolean required;
    private final List<String> aliases;

    ImportColumn(String code, String label, boolean required, String... aliases) {
        this.code = code;
        this.label = label;
        this.required = required;
        this.aliases = List.of(aliases);
    }

    String code() {
        return code;
    }

    String label() {
        return label;
    }

    /** Without this column no row can become a case. */
    boolean required() {
        return required;
    }

    static List<ImportColumn> of(Channel channel) {
        return Arrays.stream(values()).filter(c -> channel == Channel.HOTLINE12369 || !OLD_RECORDS_ONLY.contains(c)).toList();
    }

    static Optional<ImportColumn> byCode(String code) {
        return Arrays.stream(values()).filter(c -> c.code.equals(code)).findFirst();
    }

    /** What a heading of a foreign file most likely means. */
    static Optional<ImportColumn> byHeading(String heading, Channel channel) {
        String plain = heading.toLowerCase(Locale.ROOT).replaceAll("[（(].*|[*：:_\\s]", "");
        return of(channel).stream().filter(c -> c.label.equals(plain) || c.code.toLowerCase(Locale.ROOT).equals(plain)
                || c.aliases.contains(plain)).findFirst();
    }

    /** The heading in the template of this source. */
    String heading(Channel channel) {
        return switch (channel) {
            case HOTLINE12345 -> this == REFERENCE ? "工单编号" : this == RECEIVED_AT ? "派单时间" : label;
            case NATIONAL_PLATFORM -> this == REFERENCE ? "举报编号" : this == RECEIVED_AT ? "转办时间" : label;
            case SUPERIOR -> this == REFERENCE ? "交办文号" : this == RECEIVED_AT ? "交办时间" : label;
            default -> label;
        };
    }
}
