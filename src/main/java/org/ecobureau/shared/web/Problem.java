package org.ecobureau.shared.web;

import java.util.List;

/**
 * An error that the caller is told about: {@code application/problem+json} (RFC 9457) below {@code /api}, an HTML page
 * elsewhere. The detail is Chinese and says what to do next.
 */
public class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient List<Violation> violations;
    private final Integer retryAfterSeconds;

    public Problem(int status, String detail, List<Violation> violations, Integer retryAfterSeconds) {
        super(detail);
        this.status = status;
        this.violations = List.copyOf(violations);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    public static Problem of(int status, String detail) {
        return new Problem(status, detail, List.of(), null);
    }

    public static Problem badRequest(String detail) {
        return of(400, detail);
    }

    public static Problem badRequest(String detail, List<Violation> violations) {
        return new Problem(400, detail, violations, null);
    }

    public static Problem badParameter(String name, String message) {
        return badRequest("参数 " + name + " 有误：" + message, List.of(new Violation(name, message)));
    }

    public static Problem forbidden(String detail) {
        return of(403, detail);
    }

    public static Problem notFound() {
        return notFound("没有找到您要的内容。请检查网址，或从首页重新查找。");
    }

    public static Problem notFound(String detail) {
        return of(404, detail);
    }

    public static Problem conflict(String detail) {
        return of(409, detail);
    }

    public static Problem tooLarge(String detail) {
        return of(413, detail);
    }

    public static Problem tooLarge(String detail, List<Violation> violations) {
        return new Problem(413, detail, violations, null);
    }

    public static Problem unsupported(String detail) {
        return of(415, detail);
    }

    public static Problem unprocessable(String detail) {
        return of(422, detail);
    }

    public static Problem unprocessable(String detail, List<Violation> violations) {
        return new Problem(422, detail, violations, null);
    }

    public static Problem tooMany(String detail, int retryAfterSeconds) {
        return new Problem(429, detail, List.of(), retryAfterSeconds);
    }

    public static Problem unavailable(String detail, int retryAfterSeconds) {
        return new Problem(503, detail, List.of(), retryAfterSeconds);
    }

    public int status() {
        return status;
    }

    public List<Violation> violations() {
        return violations == null ? List.of() : violations;
    }

    public Integer retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
