package org.ecobureau.shared.web;

import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** The one place where exceptions become answers. */
public class ErrorMappers {

    private static final Logger LOG = Logger.getLogger(ErrorMappers.class);
    private static final Map<Integer, String> DETAILS = Map.of(404, "没有找到您要的内容。请检查网址，或从首页重新查找。", 405, "这个地址不支持这种操作。",
            406, "这个地址不提供您要的格式。", 413, "发送的内容太大，请减小后再试。", 415, "发送的格式不支持，请按接口说明发送。", 400, "请求的格式有误，请检查后再试。");

    @Inject
    ErrorResponses responses;

    @ServerExceptionMapper
    public Response problem(Problem problem, UriInfo uri) {
        return responses.of(problem, uri.getPath());
    }

    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException invalid, UriInfo uri) {
        List<Violation> violations = invalid.getConstraintViolations().stream()
                .map(v -> new Violation(lastNode(v.getPropertyPath().toString()), v.getMessage())).toList();
        return responses.of(Problem.badRequest("请检查标出的内容。", violations), uri.getPath());
    }

    @ServerExceptionMapper
    public Response json(JsonProcessingException notJson, UriInfo uri) {
        Problem told = told(notJson);
        if (told != null) {
            return responses.of(told, uri.getPath());
        }
        return responses.of(Problem.badRequest("发送的 JSON 格式有误，请按接口说明检查。"), uri.getPath());
    }

    /** Well-formed JSON of another shape; the framework's own answer to it has no body, so it is mapped apart. */
    @ServerExceptionMapper
    public Response shape(MismatchedInputException otherShape, UriInfo uri) {
        String field = otherShape.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining()).replaceFirst("^\\.", "");
        String detail = "发送的 JSON 与接口说明不一致，请检查标出的字段。";
        return responses.of(field.isEmpty() ? Problem.badRequest("发送的 JSON 与接口说明不一致，请按接口说明检查。")
                : Problem.badRequest(detail, List.of(new Violation(field, otherShape instanceof UnrecognizedPropertyException
                        ? "没有这个字段。"
                        : "这里的内容类型不对，请按接口说明填写。"))),
                uri.getPath());
    }

    @ServerExceptionMapper
    public Response web(WebApplicationException e, UriInfo uri) {
        int status = e.getResponse().getStatus();
        if (status < 400) {
            return e.getResponse();
        }
        Problem told = told(e);
        if (told != null) {
            return responses.of(told, uri.getPath());
        }
        if (status >= 500) {
            return unexpected(e, uri);
        }
        // A parameter that cannot be converted (limit=abc) is reported by the framework as 404; it is a bad request.
        boolean badParameter = e.getCause() instanceof IllegalArgumentException
                || e.getCause() instanceof java.time.DateTimeException;
        int shown = status == 404 && badParameter && !uri.getQueryParameters().isEmpty() ? 400 : status;
        return responses.of(Problem.of(shown, DETAILS.getOrDefault(shown, "请求没有完成。")), uri.getPath());
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException e, UriInfo uri) {
        return responses.of(Problem.forbidden("您的账号没有这项权限。如工作需要，请联系安全管理员。"), uri.getPath());
    }

    @ServerExceptionMapper
    public Uni<Response> unauthorized(UnauthorizedException e, UriInfo uri, RoutingContext request) {
        return ErrorResponses.isApi(uri.getPath()) ? Uni.createFrom().item(tokenNeeded(uri)) : challenge(request);
    }

    /** A token that is forged or over, or a sign-in that went wrong. */
    @ServerExceptionMapper
    public Uni<Response> unauthenticated(AuthenticationFailedException e, UriInfo uri, RoutingContext request) {
        LOG.debug("sign-in refused", e);
        return ErrorResponses.isApi(uri.getPath()) ? Uni.createFrom().item(tokenNeeded(uri)) : challenge(request);
    }

    private Response tokenNeeded(UriInfo uri) {
        Response answer = responses.of(Problem.of(401, "这个接口需要有效的访问令牌。"), uri.getPath());
        return Response.fromResponse(answer).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build();
    }

    private static Uni<Response> challenge(RoutingContext request) {
        return request.<HttpAuthenticator> get(HttpAuthenticator.class.getName()).getChallenge(request).map(challenge -> {
            Response.ResponseBuilder answer = Response.status(challenge.status);
            challenge.getHeaders().forEach((name, value) -> answer.header(name.toString(), value));
            return answer.header(HttpHeaders.CACHE_CONTROL, "no-store").build();
        });
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable e, UriInfo uri) {
        if (databaseAway(e)) {
            LOG.error("database not reachable", e);
            return responses.of(Problem.unavailable("数据暂时取不到，我们正在恢复。请一分钟后再试。", 60), uri.getPath());
        }
        if (causedBy(e, OptimisticLockException.class)) {
            return responses.of(Problem.conflict("内容刚刚被别人改动，您的操作没有执行。请刷新页面，看过最新内容再操作。"), uri.getPath());
        }
        String id = UUID.randomUUID().toString();
        LOG.errorf(e, "error %s at %s", id, uri.getPath());
        return responses.of(Problem.of(500, "系统出错了，您的操作可能没有完成。请稍后再试；联系我们时请告知编号 " + id + "。"), uri.getPath());
    }

    /** What was said while a body was read, and wrapped by who read it; null without. */
    private static Problem told(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
        }
        return null;
    }

    private static boolean databaseAway(Throwable e) {
        return causedBy(e, SQLNonTransientConnectionException.class) || causedBy(e, SQLTransientConnectionException.class);
    }

    private static boolean causedBy(Throwable e, Class<? extends Throwable> type) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static String lastNode(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
