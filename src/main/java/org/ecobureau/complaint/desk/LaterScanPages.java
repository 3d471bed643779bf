package org.ecobureau.complaint.desk;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.ecobureau.attachment.PreparedFile;
import org.ecobureau.attachment.PreparedFiles;
import org.ecobureau.attachment.Upload;
import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseLetters;
import org.ecobureau.complaint.CaseMove;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.CaseRetention;
import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.CaseSheet;
import org.ecobureau.complaint.Datum;
import org.ecobureau.complaint.IdentityMode;
import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.Idempotency;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.staff.Roles;
import org.jboss.resteasy.reactive.PartType;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.multipart.FileUpload;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Paper that comes after a case was registered: the letter after the call, the slip that was signed. Opens as all scans do. */
@Path("/staff/cases/{number}/scans")
@NoStore
@RolesAllowed(Roles.INTAKE)
public class LaterScanPages {

    static final int ABOUT_MOST = 100;

    @CheckedTemplate(basePath = "complaint/desk", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance scans(String number, boolean anonymous, String about, boolean checked, FormErrors errors,
                String key);
    }

    @Inject
    DeskPerson person;

    @Inject
    CaseReader reader;

    @Inject
    CaseLetters letters;

    @Inject
    CaseRetention retention;

    @Inject
    CaseService cases;

    @Inject
    Idempotency idempotency;

    @Inject
    ListWalk walk;

    @GET
    public TemplateInstance form(@RestPath String number) {
        return page(reader.forStaff(number, person.actor()), null, false, new FormErrors());
    }

    /** Keeps the files and says so in the time line of those who handle the case; bad ones keep none of them. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response add(@RestPath String number, @RestForm(CaseLetters.FIELD) List<FileUpload> scans,
            @RestForm @PartType(MediaType.TEXT_PLAIN) String about,
            @RestForm @PartType(MediaType.TEXT_PLAIN) String scansChecked,
            @RestForm @PartType(MediaType.TEXT_PLAIN) String idempotencyKey) {
        CaseSheet sheet = reader.forStaff(number, person.actor());
        boolean looked = "true".equals(scansChecked);
        FormErrors errors = new FormErrors();
        if (retention.of(number, false).endsLaterPaper(sheet.identityMode())) {
            errors.add("", "这一件的内容已经按规定开始删除，不能再补充材料。");
            return again(sheet, about, looked, errors, 409);
        }
        String words = Nfc.clean(about);
        if (words == null || Nfc.length(words) > ABOUT_MOST) {
            errors.add("about", "请写明是什么材料，最多 " + ABOUT_MOST + " 个字。例如：电话以后寄来的信。");
        }
        PreparedFiles files = letters.check(Upload.of(scans), List.of());
        files.violations().forEach(v -> errors.add(v.field().replaceFirst("\\[.*", ""), v.message()));
        if (files.files().isEmpty() && files.violations().isEmpty()) {
            errors.add(CaseLetters.FIELD, "请选择扫描件：照片或者 PDF。");
        }
        if (sheet.identityMode() == IdentityMode.ANONYMOUS && !looked) {
            errors.add("scansChecked", "匿名的扫描件办理人员都能打开。请先看一遍，确认看不出是谁，再勾选；看得出的，请不要上传。");
        }
        if (!errors.isEmpty()) {
            if (!errors.has(CaseLetters.FIELD)) {
                // A browser sends no file a second time.
                errors.add(CaseLetters.FIELD, "改好以后，请把扫描件重新选一次。");
            }
            return again(sheet, about, looked, errors, 422);
        }
        byte[] canonical = files.files().stream().map(PreparedFile::sha256)
                .collect(Collectors.joining("\n", words + "\n", "")).getBytes(StandardCharsets.UTF_8);
        return idempotency.once("later scans " + number, idempotencyKey, canonical, () -> {
            letters.store(number, files.files());
            cases.move(number, CaseMove.of(CaseAction.NOTE).with(Datum.TEXT,
                    "补充扫描件 " + files.files().size() + " 个：" + words), person.actor());
            return Response.seeOther(URI.create("/staff/cases/" + number + "?done=note" + walk.more() + "#letters-title"))
                    .build();
        });
    }

    private Response again(CaseSheet sheet, String about, boolean checked, FormErrors errors, int status) {
        return Response.status(status).type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(page(sheet, about, checked, errors).render()).build();
    }

    private TemplateInstance page(CaseSheet sheet, String about, boolean checked, FormErrors errors) {
        return Templates.scans(sheet.number(), sheet.identityMode() == IdentityMode.ANONYMOUS, about, checked, errors,
                idempotency.newKey());
    }
}
