package org.ecobureau.complaint.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.ecobureau.complaint.Actor;
import org.ecobureau.complaint.Channel;
import org.ecobureau.complaint.transfer.ImportViews.Past;
import org.ecobureau.complaint.transfer.ImportViews.Preview;
import org.ecobureau.complaint.transfer.ImportViews.Result;
import org.ecobureau.complaint.transfer.ImportViews.Template;
import org.ecobureau.region.Townships;
import org.ecobureau.shared.table.XlsxWriter;
import org.ecobureau.shared.text.Csv;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.Html;
import org.ecobureau.shared.web.Idempotency;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Option;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.Roles;
import org.ecobureau.staff.StaffMember;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Files of transferred matters: upload, dry run, storing, receipts. */
@Path(ImportPages.PATH)
@NoStore
@RolesAllowed(Roles.INTAKE)
@Produces(MediaType.TEXT_HTML)
public class ImportPages {

    static final String PATH = "/staff/cases/imports";

    @CheckedTemplate(basePath = "complaint/transfer", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance imports(List<Past> past, List<Template> templates, List<Option> sources, String source,
                int mostRows, FormErrors errors, String key);

        static native TemplateInstance preview(Preview view, FormErrors errors, String key);

        static native TemplateInstance result(Result view);
    }

    @Inject
    TransferImports imports;

    @Inject
    ImportCheck check;

    @Inject
    TransferConfig config;

    @Inject
    Townships townships;

    @Inject
    Idempotency idempotency;

    @Inject
    StaffMember me;

    @GET
    public TemplateInstance list() {
        return list(null, new FormErrors());
    }

    private TemplateInstance list(String source, FormErrors errors) {
        return Templates.imports(imports.last(me.username()).stream().map(Past::of).toList(), ImportViews.templates(),
                ImportViews.sources(), source, config.importRows(), errors, idempotency.newKey());
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response upload(@RestForm("source") String source, @RestForm("file") FileUpload file,
            @RestForm("idempotencyKey") String key) {
        FormErrors errors = new FormErrors();
        Channel channel = Channel.byCode(source).filter(ImportViews.SOURCES::contains).orElse(null);
        if (channel == null) {
            errors.add("source", "请选择这些来件是从哪里转来的。");
        }
        if (file == null || file.size() == 0) {
            errors.add("file", "请选择一个有内容的 CSV 或 Excel（.xlsx）文件。");
        }
        if (errors.isEmpty()) {
            try {
                return keep(channel, file, key);
            } catch (Problem problem) {
                errors.add("file", problem.getMessage());
            }
        }
        return invalid(list(source, errors), 422);
    }

    private Response keep(Channel channel, FileUpload file, String key) {
        try {
            String canonical = channel.code() + "\n" + file.fileName() + "\n" + imports.fingerprint(file.uploadedFile());
            return idempotency.once("case file " + me.username(), key, canonical.getBytes(UTF_8), () -> {
                try {
                    return to(imports.keep(me.username(), channel, file.fileName(), file.uploadedFile()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The dry run, or after storing the receipts. */
    @GET
    @Path("{id}")
    public TemplateInstance one(@PathParam("id") String id) {
        TransferImports.Opened opened = imports.open(id, me.username());
        return opened.file() == null
                ? Templates.result(new Result(id, opened.channel().label(), opened.fileName(), opened.lines(),
                        imports.receipts(id, me.username())))
                : preview(opened, new FormErrors());
    }

    private TemplateInstance preview(TransferImports.Opened opened, FormErrors errors) {
        List<ImportRow> rows = opened.file().missing().isEmpty() ? check.check(opened.file(), opened.channel()) : List.of();
        return Templates.preview(Preview.of(opened, rows, townships), errors, idempotency.newKey());
    }

    @POST
    @Path("{id}/columns")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response columns(@PathParam("id") String id, MultivaluedMap<String, String> posted) {
        TransferImports.Opened opened = imports.open(id, me.username());
        if (opened.file() != null) {
            imports.describe(id, me.username(),
                    ImportViews.chosen(opened.file(), opened.channel(),
                            field -> posted == null ? null : posted.getFirst(field)));
        }
        return to(id);
    }

    @POST
    @Path("{id}/commit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response commit(@PathParam("id") String id, @RestForm("partial") String partial,
            @RestForm("idempotencyKey") String key) {
        TransferImports.Opened opened = imports.open(id, me.username());
        if (opened.file() == null) {
            return to(id);
        }
        FormErrors errors = new FormErrors();
        int status = 422;
        if (!opened.file().missing().isEmpty()) {
            errors.add("columns", "还缺必需的列，请先在“列的含义”里选好。");
        } else {
            Actor actor = Actor.of(me);
            try {
                return idempotency.once("case import " + me.username(), key, (id + " " + partial).getBytes(UTF_8), () -> {
                    imports.commit(id, actor, partial != null);
                    return to(id);
                });
            } catch (ConstraintViolationException twice) {
                status = 409;
                errors.add("", "就在刚才，其中有的编号由别的途径登记了，所以一件也没有登记。请看下面最新的结果，再登记一次。");
            } catch (Problem problem) {
                if (problem.status() != 409 && problem.status() != 422) {
                    throw problem;
                }
                status = problem.status();
                problem.violations().forEach(v -> errors.add(v.field(), v.message()));
                errors.add(problem.violations().isEmpty() ? "" : problem.violations().get(0).field(), problem.getMessage());
            }
        }
        TransferImports.Opened now = imports.open(id, me.username());
        return now.file() == null ? to(id) : invalid(preview(now, errors), status);
    }

    @GET
    @Path("{id}/receipts.csv")
    @Produces("text/csv;charset=UTF-8")
    public Response receipts(@PathParam("id") String id) {
        List<TransferImports.Slip> slips = imports.receipts(id, me.username());
        return Csv.response("receipts.csv", List.of("行", "来源编号", "编号", "查询码"),
                slips.stream().map(s -> Arrays.asList(s.line(), s.reference(), s.number(), s.code())));
    }

    /** @param file such as {@code hotline12345.csv} or {@code hotline12345.xlsx} */
    @GET
    @Path("templates/{file}")
    @Produces(MediaType.WILDCARD)
    public Response template(@PathParam("file") String file) {
        int dot = file.lastIndexOf('.');
        Channel channel = Channel.byCode(file.substring(0, Math.max(0, dot))).filter(ImportViews.SOURCES::contains)
                .orElseThrow(() -> Problem.notFound("没有这个模板。"));
        return switch (file.substring(dot + 1)) {
            case "csv" -> Csv.response(file, ImportViews.header(channel), Stream.empty());
            case "xlsx" -> XlsxWriter.response(file, ImportViews.header(channel), Stream.empty());
            default -> throw Problem.notFound("模板只有 .csv 和 .xlsx 两种。");
        };
    }

    private static Response to(String id) {
        return Response.seeOther(URI.create(PATH + "/" + id)).build();
    }

    private static Response invalid(TemplateInstance page, int status) {
        return Html.page(status, page);
    }
}
