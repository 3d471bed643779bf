package org.ecobureau.shared.web;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Turns an error into problem+json below {@code /api} and into a page elsewhere; never with internals. */
@ApplicationScoped
public class ErrorResponses {

    private static final Map<Integer, String> TITLES = Map.ofEntries(Map.entry(400, "请求有误"), Map.entry(401, "需要登录"),
            Map.entry(403, "没有权限"), Map.entry(404, "没有找到"), Map.entry(405, "不支持这种操作"), Map.entry(406, "不提供这种格式"),
            Map.entry(409, "操作冲突"), Map.entry(413, "内容太大"), Map.entry(415, "格式不支持"), Map.entry(422, "填写内容有误"),
            Map.entry(429, "访问太频繁"), Map.entry(500, "系统出错了"), Map.entry(503, "暂时无法提供服务"));

    /** RFC 9457, with the fields of the contract. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Body(String type, String title, int status, String detail, String instance, List<Violation> violations) {
    }

    @CheckedTemplate(basePath = "errors", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance error(int status, String title, String detail, List<Violation> violations);
    }

    public Response of(Problem problem, String path) {
        int status = problem.status();
        String title = TITLES.getOrDefault(status, "请求没有完成");
        Response.ResponseBuilder response = Response.status(status).header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (problem.retryAfterSeconds() != null) {
            response.header(HttpHeaders.RETRY_AFTER, problem.retryAfterSeconds());
        }
        if (isApi(path)) {
            Body body = new Body("about:blank", title, status, problem.getMessage(), path,
                    problem.violations().isEmpty() ? null : problem.violations());
            return response.entity(body).type("application/problem+json").build();
        }
        return response.entity(Templates.error(status, title, problem.getMessage(), problem.violations()).render())
                .type(Html.TYPE).build();
    }

    static boolean isApi(String path) {
        return path.startsWith("/api/");
    }
}
