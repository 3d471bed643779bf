package org.ecobureau.local;

import java.util.Map;

/** What {@code mvn -Plocal} prints when everything is up. */
final class Welcome {

    private Welcome() {
    }

    static String text(StackSettings settings, StatusFiles status) {
        Map<String, String> app = status.look("app").orElseThrow();
        Map<String, String> keycloak = status.look("keycloak").orElseThrow();
        return """

                ------------------------------------------------------------------------
                 site 网站                 %s
                 staff 工作台              %s/staff
                 API                       %s/api/v1/openapi.json
                 health, metrics 运行状态  %s/q/health  /q/metrics
                 Keycloak (admin)          %s/admin
                 mail 收到的邮件           %s  (.local/mail)
                 MariaDB                   127.0.0.1:%s  database eco, user eco

                 accounts 账号 (password 口令 %s; local use only 仅供本机使用)
                   intake1 intake2 受理员      dispatcher1 交办员
                   officer1 执法大队           officer2 伍市环保站
                   reviewer1 审核人            leader1 分管领导
                   publisher1 publisher2 信息发布员
                   monitor1 monitor2 监测数据员
                   emergency1 emergency2 应急值班
                   custodian1 custodian2 身份保管人
                   auditor1 审计员             admin1 系统管理员   secadmin1 安全管理员
                   totp1 受理员, asks for a one-time code 需动态口令 (docs/testing.md)
                 service client 服务账号 eco-ingest, token %s
                %s%s
                 Ctrl-C stops everything 停止全部; data stay in 数据保存在 .local/
                ------------------------------------------------------------------------
                """.formatted(app.get("url"), app.get("url"), app.get("url"), app.get("management"), keycloak.get("url"),
                status.look("mail").orElseThrow().get("page"), status.look("mariadb").orElseThrow().get("port"),
                StackSettings.PASSWORD, keycloak.get("token"),
                settings.hj212() ? " HJ 212                    127.0.0.1:" + AppPart.HJ212_PORT + "  MN " + AppPart.HJ212_DEVICE
                        + "1 (2, 3), PW " + StackSettings.PASSWORD + "\n" : "",
                settings.startAt().map(time -> " the product's clock started at 产品时钟从此开始 " + time + "\n").orElse(""));
    }
}
