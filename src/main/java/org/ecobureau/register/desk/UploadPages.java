package org.ecobureau.register.desk;

import java.net.URI;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.ecobureau.register.RegisterConfig;
import org.ecobureau.register.RegisterFile;
import org.ecobureau.register.RegisterImports;
import org.ecobureau.register.RegisterKind;
import org.ecobureau.register.RegisterKinds;
import org.ecobureau.register.RegisterVersion;
import org.ecobureau.register.RowReader;
import org.ecobureau.shared.table.Table;
import org.ecobureau.shared.table.TableLimits;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Option;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Retrying;
import org.ecobureau.staff.Roles;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.multipart.FileUpload;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** A list as a file: upload, see what it would change, confirm. While a row is wrong nothing is stored. */
@Path(VersionPages.PATH + "/uploads")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.PUBLISHER)
@NoStore
@Blocking
public class UploadPages {

    private static final String REPLACE = "replace";
    private static final String MERGE = "merge";
    private static final int ERRORS_SHOWN = 100;

    @CheckedTemplate(basePath = "register", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance upload(Page page, FormErrors errors);

        static native TemplateInstance preview(PreviewPage page);
    }

    /**
     * The upload form.
     *
     * @param wrong lines to mend in the file that was sent, the first {@value UploadPages#ERRORS_SHOWN}
     */
    public record Page(long versionId, int lockVersion, String code, String title, String keyLabel, int rows, int mostRows,
            String mode,
            List<Option> modes, List<RegisterFile.LineError> wrong, int more) {
    }

    /** What a file would change. */
    public record PreviewPage(long versionId, String title, RegisterImports.Preview upload, ChangesView changes) {
    }

    @Inject
    RegisterKinds kinds;
    @Inject
    RegisterImports imports;
    @Inject
    RegisterConfig config;
    @Inject
    RowReader reader;
    @Inject
    ChangesBoard changes;

    @GET
    @Path("/new")
    public TemplateInstance form(@RestPath long id) {
        RegisterVersion version = VersionPages.draft(id);
        return Templates.upload(page(version, version.rowCount == 0 ? REPLACE : null, List.of()), new FormErrors());
    }

    @POST
    @Path("/new")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response upload(@RestPath long id, @RestForm("file") FileUpload file, @RestForm String mode,
            @RestForm Integer lockVersion) {
        RegisterVersion version = VersionPages.draft(id);
        RegisterKind kind = kinds.get(version.kind);
        FormErrors errors = new FormErrors();
        if (!REPLACE.equals(mode) && !MERGE.equals(mode)) {
            errors.add("mode", "请选择是整份替换还是按行合并。");
        }
        RegisterFile read = read(kind, file, errors);
        boolean stale = lockVersion == null || lockVersion != version.publication.lockVersion();
        if (stale) {
            errors.add("", "您打开页面之后，名单已被别人改动。请看过现在的内容再上传一次。");
        }
        if (!errors.isEmpty() || !read.errors().isEmpty()) {
            if (read != null && !read.errors().isEmpty()) {
                errors.add("file", "文件里有 " + read.errors().size() + " 处要改，什么都没有导入。改好后请重新上传。");
            }
            Page page = page(version, mode, read == null ? List.of() : read.errors());
            return Response.status(VersionPages.UNPROCESSABLE).entity(Templates.upload(page, errors).render()).build();
        }
        String upload = imports.keep(id, lockVersion, file.fileName(), MERGE.equals(mode), read.rows());
        return Response.seeOther(URI.create(KindBoard.href(id) + "/uploads/" + upload)).build();
    }

    /** The rows of the file, or null and an error at the field. */
    private RegisterFile read(RegisterKind kind, FileUpload file, FormErrors errors) {
        if (file == null || file.size() == 0) {
            errors.add("file", "请选择一个有内容的 CSV 或 Excel（.xlsx）文件。");
            return null;
        }
        if (file.size() > config.maxBytes()) {
            errors.add("file", "文件超过 " + config.maxBytes() / 1_000_000 + " MB，请去掉与名单无关的内容。");
            return null;
        }
        try {
            return RegisterFile.read(kind, Table.read(file.uploadedFile(), TableLimits.ofRows(config.maxRows())), reader);
        } catch (Problem problem) {
            errors.add("file", problem.getMessage());
            return null;
        }
    }

    @GET
    @Path("/{upload}")
    public TemplateInstance preview(@RestPath long id, @RestPath String upload) {
        RegisterKind kind = kinds.get(VersionPages.draft(id).kind);
        RegisterImports.Preview preview = imports.preview(id, upload);
        return Templates.preview(new PreviewPage(id, kind.title(), preview, changes.view(kind, preview.changes())));
    }

    @POST
    @Path("/{upload}")
    public Response confirm(@RestPath long id, @RestPath String upload) {
        VersionPages.draft(id);
        Retrying.deadlocks(VersionPages.TRIES, () -> {
            imports.confirm(id, upload);
            return null;
        });
        return Response.seeOther(URI.create(KindBoard.href(id) + "#rows")).build();
    }

    private Page page(RegisterVersion version, String mode, List<RegisterFile.LineError> wrong) {
        RegisterKind kind = kinds.get(version.kind);
        List<RegisterFile.LineError> shown = wrong.subList(0, Math.min(wrong.size(), ERRORS_SHOWN));
        return new Page(version.id, version.publication.lockVersion(), kind.code(), kind.title(), kind.keyLabel(),
                version.rowCount, config.maxRows(), mode,
                List.of(new Option(REPLACE, "整份替换", "文件就是全部名单：文件里没有的行会删去。"),
                        new Option(MERGE, "按行合并", kind.keyLabel() + "相同的行用文件里的，新的行加在后面，其余不动。")),
                shown, wrong.size() - shown.size());
    }
}
