package org.ecobureau.monitoring.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.ecobureau.monitoring.ColumnMapping;
import org.ecobureau.monitoring.ColumnMapping.Role;
import org.ecobureau.monitoring.ImportBatch;
import org.ecobureau.monitoring.MonitoringConfig;
import org.ecobureau.monitoring.ObservationService;
import org.ecobureau.monitoring.Observations;
import org.ecobureau.monitoring.Reading;
import org.ecobureau.monitoring.imports.ImportViews.BatchView;
import org.ecobureau.monitoring.imports.ImportViews.MappingView;
import org.ecobureau.monitoring.imports.ImportViews.PreviewView;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Retrying;
import org.ecobureau.staff.DeskEntry;
import org.ecobureau.staff.Roles;
import org.ecobureau.staff.StaffMember;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The import screen: list of batches and upload, then columns, preview and commit; undo on the page of a batch. */
@Path(ImportPages.PATH)
@RolesAllowed(Roles.MONITOR)
@NoStore
@Produces(MediaType.TEXT_HTML)
public class ImportPages {
    static final String PATH = "/staff/observations/imports";
    private static final int PAGE = 30;
    private static final int MOST_REASON = 200;
    /** A deadlock with another batch is tried again; nothing outside the database happens in between. */
    private static final int TRIES = 4;
    /** So many values are taken back while the browser waits. */
    private static final int AT_ONCE = 20_000;

    @Inject
    ImportDraftService drafts;
    @Inject
    ImportJobs jobs;
    @Inject
    ImportWork work;
    @Inject
    MonitoringConfig config;
    @Inject
    ObservationService service;
    @Inject
    Observations observations;
    @Inject
    StaffMember me;

    @CheckedTemplate(basePath = "monitoring", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance imports(List<BatchView> batches, String next,
                List<ImportTemplate.View> templates, FormErrors errors);

        static native TemplateInstance importColumns(MappingView view, FormErrors errors);

        static native TemplateInstance importPreview(PreviewView view, FormErrors errors);

        static native TemplateInstance importBatch(BatchView batch, String reason, FormErrors errors);
    }

    /** The way here from the staff home page. */
    @ApplicationScoped
    public static class Entry implements DeskEntry.Source {
        @Override
        public DeskEntry entry() {
            return new DeskEntry("监测数据导入", PATH, "上传空气、断面、水源的监测文件，查看和撤销批次", java.util.Set.of(Roles.MONITOR));
        }
    }

    @GET
    public TemplateInstance list(@QueryParam("before") Long before) {
        return list(before, new FormErrors());
    }

    private TemplateInstance list(Long before, FormErrors errors) {
        List<ImportBatch> batches = ImportBatch.page(before, PAGE + 1);
        boolean more = batches.size() > PAGE;
        List<ImportBatch> shown = more ? batches.subList(0, PAGE) : batches;
        return Templates.imports(shown.stream().map(BatchView::of).toList(),
                more ? PATH + "?before=" + shown.get(PAGE - 1).id : null, ImportTemplate.views(), errors);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response upload(@RestForm("file") FileUpload file) {
        FormErrors errors = new FormErrors();
        if (file == null || file.size() == 0) {
            errors.add("file", "请选择一个有内容的 CSV 或 Excel（.xlsx）文件");
        } else {
            try {
                return to("/drafts/" + drafts.keep(me.username(), me.unit(), file.fileName(), file.uploadedFile()));
            } catch (Problem problem) {
                errors.add("file", problem.getMessage());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return invalid(list(null, errors));
    }

    @GET
    @Path("/drafts/{id}")
    public Response columns(@PathParam("id") String id) {
        ImportDraftService.Opened draft = drafts.open(id, me.username());
        return draft.batchId() != null ? to("/" + draft.batchId())
                : Response.ok(Templates.importColumns(MappingView.of(draft, observations.sites(null)), new FormErrors()))
                        .build();
    }

    @POST
    @Path("/drafts/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response describe(@PathParam("id") String id, MultivaluedMap<String, String> form) {
        ImportDraftService.Opened draft = drafts.open(id, me.username());
        if (draft.batchId() != null) {
            return to("/" + draft.batchId());
        }
        ColumnMapping mapping = mapping(draft, form);
        String source = text(form.getFirst("source"));
        drafts.describe(id, me.username(), source.length() > 100 ? source.substring(0, 100) : source, mapping);
        FormErrors errors = new FormErrors();
        if (source.isEmpty()) {
            errors.add("source", "请填写数据来源：谁测的、谁审核的，公开页面会照此显示");
        } else if (source.length() > 100) {
            errors.add("source", "数据来源最多 100 字");
        } else if (source.equals(Reading.DEMONSTRATION)) {
            errors.add("source", "演示数据不能从这里导入");
        }
        mapping.flaws(draft.columns()).forEach(flaw -> errors.add(flaw.field(), flaw.message()));
        if (mapping.roles().contains(Role.SITE) && !draft.mapping().roles().contains(Role.SITE)) {
            errors.add("site-0", "请为点位列里的每个名称选择点位");
        }
        if (!errors.isEmpty()) {
            return invalid(
                    Templates.importColumns(MappingView.of(drafts.open(id, me.username()), observations.sites(null)), errors));
        }
        drafts.remember(id, me.username());
        jobs.await(jobs.check(id, me.username()), config.importWait());
        return to("/drafts/" + id + "/preview");
    }

    @POST
    @Path("/drafts/{id}/forget-mapping")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response forgetMapping(@PathParam("id") String id) {
        drafts.forgetMapping(id, me.username());
        return to("/drafts/" + id);
    }

    @GET
    @Path("/drafts/{id}/preview")
    public Response preview(@PathParam("id") String id) {
        ImportDraftService.Opened draft = drafts.open(id, me.username());
        if (draft.batchId() != null) {
            return to("/" + draft.batchId());
        }
        return draft.checkId() != null ? Response.ok(preview(draft, new FormErrors())).build()
                : to(draft.jobId() != null ? "/jobs/" + draft.jobId() : "/drafts/" + id);
    }

    private TemplateInstance preview(ImportDraftService.Opened draft, FormErrors errors) {
        return Templates.importPreview(PreviewView.of(draft, jobs.job(draft.checkId(), me.username()),
                work.faults(draft.checkId(), 0, -1, ImportViews.SHOWN_ERRORS + 1)), errors);
    }

    @POST
    @Path("/drafts/{id}/commit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response commit(@PathParam("id") String id, @FormParam("partial") String partial) {
        ImportDraftService.Opened draft = drafts.open(id, me.username());
        if (draft.batchId() != null) {
            return to("/" + draft.batchId());
        }
        if (partial == null && draft.checkId() != null && jobs.job(draft.checkId(), me.username()).rejected > 0) {
            return invalid(preview(draft, new FormErrors().add("partial", "有的行不能入库。请改好文件重新上传，或勾选“跳过有错的行”")));
        }
        long job = jobs.store(id, me.username(), partial != null);
        jobs.await(job, config.importWait());
        Long batch = drafts.open(id, me.username()).batchId();
        return to(batch != null ? "/" + batch : "/jobs/" + job);
    }

    @GET
    @Path("/{batch}")
    public TemplateInstance batch(@PathParam("batch") long id) {
        return Templates.importBatch(view(id), "", new FormErrors());
    }

    @POST
    @Path("/{batch}/undo")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response undo(@PathParam("batch") long id, @FormParam("reason") String reason) {
        BatchView view = view(id);
        String why = text(reason);
        FormErrors errors = new FormErrors();
        if (why.isEmpty()) {
            errors.add("reason", "请写明为什么撤销，记录会长期保留");
        } else if (why.length() > MOST_REASON) {
            errors.add("reason", "撤销原因最多 " + MOST_REASON + " 字");
        }
        if (!errors.isEmpty()) {
            return invalid(Templates.importBatch(view, why, errors));
        }
        long values = (long) view.fresh() + view.newVersions();
        if (values > AT_ONCE) {
            return to("/jobs/" + jobs.undo(id, values, why, me.username()));
        }
        Retrying.deadlocks(TRIES, () -> service.undo(id, why, me.username()));
        return to("/" + id);
    }

    private BatchView view(long id) {
        return service.batch(id).map(BatchView::of).orElseThrow(() -> Problem.notFound("没有这一批数据。"));
    }

    /** Reads the choices; what is not one of the offered words counts as "not imported". */
    private static ColumnMapping mapping(ImportDraftService.Opened draft, MultivaluedMap<String, String> form) {
        List<String> known = ImportViews.roleOptions().stream().map(o -> o.value()).toList();
        List<String> roles = new ArrayList<>();
        for (int i = 0; i < draft.columns().header().size(); i++) {
            String role = form.getFirst("column-" + i);
            roles.add(role != null && known.contains(role) ? role : Role.IGNORE);
        }
        Map<String, String> sites = new LinkedHashMap<>();
        int before = draft.mapping().roles().indexOf(Role.SITE);
        int column = roles.indexOf(Role.SITE);
        if (column >= 0) {
            int i = 0;
            for (String word : draft.columns().words().get(column)) {
                sites.put(word, column == before ? text(form.getFirst("site-" + i++)) : "");
            }
        }
        String site = text(form.getFirst("site"));
        return new ColumnMapping(List.copyOf(roles), site.isEmpty() ? null : site, sites);
    }

    private static String text(String raw) {
        return raw == null ? "" : raw.strip();
    }

    static Response to(String path) {
        return Response.seeOther(URI.create(PATH + path)).build();
    }

    private static Response invalid(TemplateInstance page) {
        return Response.status(422).entity(page).build();
    }
}
