package org.ecobureau.complaint;

/** What a step may bring with it; the code is the form field's name and the key in the event row. */
public enum Datum {
    /** Refusal ground a–d, or words why a draft goes back, a case is withdrawn or extended. */
    REASON("reason", "原因", 500),
    /** To whom a matter outside our duty goes. */
    TARGET("target", "转给哪个单位", 200),
    UNIT("unit", "承办单位", 40),
    LEGAL_TRACK("legalTrack", "事项性质", 20),
    FINDING("finding", "核查情况", 4000),
    VERIFIED("verified", "是否属实", 10),
    /** Day of the visit, {@code yyyy-mm-dd}. */
    VISITED_ON("visitedOn", "现场检查日期", 10),
    /** Which visit of the case, from 1. */
    VISIT("visit", "第几次检查", 3),
    /** Who was there. */
    PRESENT("present", "在场人员", 300),
    MEASURES("measures", "处理和整改情况", 4000),
    ANSWER("answer", "答复", 4000),
    /** A unit that helps the leading one. */
    CO_UNIT("coUnit", "协办单位", 40),
    /** Number of the case this one is merged into or linked with. */
    OTHER_NUMBER("otherNumber", "另一件的编号", 32),
    /** Article that says a matter is not ours. */
    LEGAL_BASIS("legalBasis", "法律依据", 300),
    /** Day on which a stage-closed case is looked at again, {@code yyyy-mm-dd}. */
    NEXT_CHECK_ON("nextCheckOn", "下次核查日期", 10),
    /** What of a report becomes a case of its own. */
    PART("part", "拆出的部分", 4000),
    /** How many times a due date was told to the next level up: 1 officer, 2 dispatcher, 3 leader. */
    LEVEL("level", "提醒层级", 2),
    /** Who stepped back, by the name colleagues know. */
    RECUSED("recused", "回避人", 100),
    /** The unit that was proposed when the dispatcher chose another. */
    PROPOSED_UNIT("proposedUnit", "系统建议", 40),
    TEXT("text", "内容", 2000),
    /** What was registered of the matter, as a correction brings it: codes joined by commas, degrees as typed. */
    TYPES("types", "污染类型", 200),
    SUBTYPES("subtypes", "具体情况", 1000),
    TOWNSHIP("township", "乡镇、街道", 20),
    PLACE("place", "具体地点", 300),
    ENTERPRISE("enterprise", "被投诉单位", 200),
    LATITUDE("latitude", "北纬", 40),
    LONGITUDE("longitude", "东经", 40),
    /** From which kind of map the degrees are. */
    COORDINATES("coordinates", "坐标从哪里来", 10),
    /** What a correction changed, a line each: old and new words; of an identity only which fields. */
    CORRECTED("corrected", "更正了什么", 4000),
    /** Day on which somebody looks again whether a legal hold is still needed, {@code yyyy-mm-dd}. */
    REVIEW_ON("reviewOn", "下次复核日期", 10),
    /** How many photos came later. */
    PHOTOS("photos", "照片张数", 3),
    /** Whether a postal address is all there is to reach the reporter. */
    BY_POST("byPost", "联系方式", 3),
    /** Day on which a letter was handed to the post, {@code yyyy-mm-dd}. */
    SENT_ON("sentOn", "寄出日期", 10),
    /** What the post calls it; goes with the identity, because it leads to who got the letter. */
    POST_NUMBER("postNumber", "挂号信号码", 30),
    RATING("rating", "满意程度", 20),
    COMMENT("comment", "意见", 1000),
    /** When it reached the bureau, an ISO instant, if a clerk registered it later: terms run from there. */
    RECEIVED_AT("receivedAt", "收到时间", 40),
    /** How something that was added later came in. */
    CHANNEL("channel", "方式", 20),
    /** How many people came, and how many speak for them. */
    VISITORS("visitors", "来访人数", 4),
    REPRESENTATIVES("representatives", "代表人数", 4),
    /** When the reporter wants to be called; never the number. */
    CALL_BACK("callBack", "约好回电", 60),
    /** What became of a call. */
    OUTCOME("outcome", "结果", 20),
    /** Who was told that a due date is near or past, and which. */
    REMINDED("reminded", "提醒", 300),
    /** The due date that was told, an ISO instant: each is told once a level. */
    REMINDED_OF("remindedOf", "提醒的期限", 40),
    /**
     * Terms in force at that step, like "15 natural 信访工作条例第二十三条": the clock reads them here, so a later setting changes no
     * running case.
     */
    ACCEPTANCE_TERM("acceptanceTerm", "受理期限", 20),
    /** What the channel asks for from receipt, beside the legal term. */
    CHANNEL_TERM("channelTerm", "来源规定的答复期限", 20),
    ANSWER_TERM("answerTerm", "答复期限", 20),
    RETURN_TERM("returnTerm", "退回期限", 20),
    EXTENSION_TERM("extensionTerm", "延长期限", 20);

    private final String code;
    private final String label;
    private final int maxLength;

    Datum(String code, String label, int maxLength) {
        this.code = code;
        this.label = label;
        this.maxLength = maxLength;
    }

    public String code() {
        return code;
    }

    /** What the form and the time line call it. */
    public String label() {
        return label;
    }

    /** In characters. */
    public int maxLength() {
        return maxLength;
    }
}
