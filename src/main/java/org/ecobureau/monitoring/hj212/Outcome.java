package org.ecobureau.monitoring.hj212;

/** What became of a packet, or of a connection; counted for each device. */
enum Outcome {
    STORED(false, "小时、日数据已入库"),
    REPEATED(false, "重复发送，已有这些数据"),
    PART(false, "分包，等待其余部分"),
    REALTIME(false, "实时数据（只看最近一次）"),
    MINUTE(false, "分钟数据（只看最近一次）"),
    OTHER(false, "其他命令（只应答）"),
    VALUES(true, "个别数值没有入库"),
    CHECKSUM(true, "校验码（CRC）不对"),
    LENGTH(true, "长度不对"),
    GARBAGE(true, "不是 HJ 212 数据"),
    SEGMENT(true, "数据段缺少字段"),
    DEVICE(true, "设备编号（MN）没有登记"),
    PASSWORD(true, "密码（PW）不对"),
    GUESSING(true, "密码错得太多，暂不接受这个地址"),
    CONTENT(true, "内容不能入库"),
    SPLIT(true, "分包编号不对"),
    FLOOD(true, "发送太快"),
    SLOW(true, "半包等待超时，已断开"),
    CONNECTIONS(true, "连接太多，已拒绝"),
    FAILED(true, "网站自己的故障，等设备重发");

    private final boolean refused;
    private final String label;

    Outcome(boolean refused, String label) {
        this.refused = refused;
        this.label = label;
    }

    /** True when nothing was taken. */
    boolean refused() {
        return refused;
    }

    /** The words a member of staff sees. */
    String label() {
        return label;
    }
}
