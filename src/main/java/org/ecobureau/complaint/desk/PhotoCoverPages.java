package org.ecobureau.complaint.desk;

import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.ecobureau.attachment.CoveredPhoto;
import org.ecobureau.attachment.PhotoCovers;
import org.ecobureau.attachment.PhotoView;
import org.ecobureau.attachment.photo.CoverBox;
import org.ecobureau.audit.AuditLog;
import org.ecobureau.complaint.Actor;
import org.ecobureau.complaint.CasePhotos;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.CaseSheet;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.Html;
import org.ecobureau.shared.web.Idempotency;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.Roles;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Covers faces and plates in a photo of a case: boxes in, a new copy out, the photo itself stays. Nothing is public by it. */
@Path("/staff/cases/{number}/photos/{id}")
@NoStore
public class PhotoCoverPages {

    @CheckedTemplate(basePath = "complaint/desk", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance photoCover(CoverView view, CoverForm form, FormErrors errors, String preview,
                String done, String key);
    }

    /**
     * A photo and its covered copies.
     *
     * @param mayWork whether this person may cover, mark and remove
     */
    public record CoverView(String number, UUID original, UUID shown, boolean clean, String state, boolean mayWork,
            List<Copy> copies) {

        /** A covered copy; chosen is the one meant for publication. */
        public record Copy(UUID shown, UUID thumbnail, int width, int height, int boxes, String note, boolean chosen) {
        }
    }

    @Inject
    ListWalk walk;

    @Inject
    DeskPerson person;

    @Inject
    CaseReader reader;

    @Inject
    CasePhotos photos;

    @Inject
    PhotoCovers covers;

    @Inject
    Idempotency idempotency;

    @Inject
    AuditLog audit;

    /** The photo with the form; {@code from} names a covered copy to begin with its boxes. */
    @GET
    @Path("cover")
    @RolesAllowed({ Roles.INTAKE, Roles.DISPATCHER, Roles.OFFICER, Roles.REVIEWER, Roles.LEADER })
    public TemplateInstance shown(@RestPath String number, @RestPath String id, @RestQuery String from,
            @RestQuery String done) {
        PhotoView photo = photo(number, id);
        CoverForm form = from == null ? CoverForm.of((MultivaluedMap<String, String>) null)
                : covers.of(photo.original()).stream().filter(c -> c.shown().toString().equals(from)).findFirst()
                        .map(c -> CoverForm.of(c.boxes())).orElseThrow(Problem::notFound);
        return page(number, photo, form, new FormErrors(), null, done);
    }

    /** Shows how it would look, gives another row, or stores the copy. */
    @POST
    @Path("cover")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({ Roles.INTAKE, Roles.OFFICER, Roles.REVIEWER })
    public Response cover(@RestPath String number, @RestPath String id, MultivaluedMap<String, String> posted) {
        PhotoView photo = photo(number, id);
        CoverForm form = CoverForm.of(posted);
        FormErrors errors = new FormErrors();
        if (form.wants("more")) {
            return Html.page(200, page(number, photo, form, errors, null, null));
        }
        List<CoverBox> boxes = form.boxes(errors);
        if (!errors.isEmpty()) {
            return Html.page(422, page(number, photo, form, errors, null, null));
        }
        if (!form.wants("save")) {
            byte[] preview = covers.preview(photo.original(), boxes);
            return Html.page(200,
                    page(number, photo, form, errors, Base64.getEncoder().encodeToString(preview), null));
        }
        try {
            return idempotency.once("cover " + photo.original(), form.get(VisitForm.KEY), CoverForm.canonical(boxes), () -> {
                UUID made = covers.make(photo.original(), boxes, person.actor().username());
                audit.record("photo.covered", number,
                        "photo " + photo.original() + " copy " + made + ", " + boxes.size() + " boxes");
                return done(number, photo, "covered");
            });
        } catch (Problem problem) {
            if (problem.status() != 409 && problem.status() != 422) {
                throw problem;
            }
            return Html.page(problem.status(),
                    page(number, photo, form, errors.add("", problem.getMessage()), null, null));
        }
    }

    /** Marks a covered copy as the one to publish; with {@code mark=none} takes the mark away. */
    @POST
    @Path("covers/{cover}/mark")
    @RolesAllowed({ Roles.INTAKE, Roles.OFFICER, Roles.REVIEWER })
    public Response mark(@RestPath String number, @RestPath String id, @RestPath String cover, @RestForm String mark,
            @RestForm String idempotencyKey) {
        PhotoView photo = photo(number, id);
        UUID copy = CasePhotoPages.uuid(cover);
        boolean none = "none".equals(mark);
        return idempotency.once("cover " + photo.original(), idempotencyKey,
                CoverForm.words("mark " + copy + " " + none), () -> {
                    covers.choose(photo.original(), none ? null : copy);
                    audit.record(none ? "photo.unmarked" : "photo.marked", number,
                            "photo " + photo.original() + " copy " + copy);
                    return done(number, photo, none ? "unmarked" : "marked");
                });
    }

    @POST
    @Path("covers/{cover}/remove")
    @RolesAllowed({ Roles.INTAKE, Roles.OFFICER, Roles.REVIEWER })
    public Response remove(@RestPath String number, @RestPath String id, @RestPath String cover,
            @RestForm String idempotencyKey) {
        PhotoView photo = photo(number, id);
        UUID copy = CasePhotoPages.uuid(cover);
        return idempotency.once("cover " + photo.original(), idempotencyKey, CoverForm.words("remove " + copy), () -> {
            covers.remove(photo.original(), copy);
            audit.record("photo.uncovered", number, "photo " + photo.original() + " copy " + copy);
            return done(number, photo, "removed");
        });
    }

    private PhotoView photo(String number, String id) {
        CaseSheet sheet = reader.forStaff(number, person.actor());
        return photos.one(sheet, CasePhotoPages.uuid(id));
    }

    private Response done(String number, PhotoView photo, String done) {
        return Response.seeOther(URI.create("/staff/cases/" + number + "/photos/" + photo.original() + "/cover?done=" + done
                + walk.more() + "#copies")).build();
    }

    private TemplateInstance page(String number, PhotoView photo, CoverForm form, FormErrors errors, String preview,
            String done) {
        Actor actor = person.actor();
        boolean mayWork = actor.roles().stream().anyMatch(List.of(Roles.INTAKE, Roles.OFFICER, Roles.REVIEWER)::contains);
        String words = done == null ? null : switch (done) {
            case "covered" -> "遮挡副本已保存，原图没有改动。";
            case "marked" -> "已标为拟公开的一份。现在还没有公开任何照片。";
            case "unmarked" -> "已取消标记。";
            case "removed" -> "已删去这份遮挡副本。";
            default -> null;
        };
        List<CoverView.Copy> copies = covers.of(photo.original()).stream().map(PhotoCoverPages::copy).toList();
        return Templates.photoCover(new CoverView(number, photo.original(), photo.shown(), photo.clean(), photo.stateLabel(),
                mayWork, copies), form, errors, preview, words, idempotency.newKey());
    }

    private static CoverView.Copy copy(CoveredPhoto c) {
        return new CoverView.Copy(c.shown(), c.thumbnail(), c.thumbnailWidth(), c.thumbnailHeight(), c.boxes().size(),
                c.madeBy() + "，" + ChinaTime.minute(c.madeAt()), c.chosen());
    }
}
