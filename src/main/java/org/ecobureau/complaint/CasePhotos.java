package org.ecobureau.complaint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.ecobureau.attachment.AttachmentOwner;
import org.ecobureau.attachment.AttachmentService;
import org.ecobureau.attachment.AttachmentServing;
import org.ecobureau.attachment.PhotoCovers;
import org.ecobureau.attachment.PhotoView;
import org.ecobureau.attachment.PreparedFile;
import org.ecobureau.audit.AuditLog;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Retrying;
import org.ecobureau.staff.Roles;

/** The photos of a case; whoever calls has checked that the reader may see the case. */
@ApplicationScoped
public class CasePhotos {

    static final String KIND = "complaint";

    @Inject
    AttachmentService attachments;

    @Inject
    AttachmentServing serving;

    @Inject
    VisitReader visits;

    @Inject
    PhotoCovers covers;

    @Inject
    IdentityLog identityLog;

    @Inject
    AuditLog audit;

    static AttachmentOwner owner(String number) {
        return new AttachmentOwner(KIND, number);
    }

    /** Stores photos in the running transaction. */
    public void store(String number, List<PreparedFile> photos) {
        attachments.storePhotos(owner(number), photos);
    }

    /** Takes over what was uploaded while the form was filled in, in the running transaction. */
    public void adopt(AttachmentOwner draft, String number) {
        attachments.move(draft, owner(number));
    }

    public List<PhotoView> of(String number) {
        return attachments.photos(owner(number));
    }

    /**
     * One photo of a matter.
     *
     * @param via number of the merged case it came with, null for the case's own
     * @param later sent after the complaint; false where nobody knows ({@code via})
     */
    public record OfMatter(PhotoView photo, String via, boolean later) {
    }

    /** The photos of a case and of those merged into it, the own first; for who handles the matter, never for a reporter. */
    public List<OfMatter> ofMatter(CaseSheet sheet) {
        List<String> numbers = new ArrayList<>(List.of(sheet.number()));
        sheet.related().stream().filter(r -> r.kind().equals("merged") || r.kind().equals("origin"))
                .forEach(r -> numbers.add(r.number()));
        Map<String, List<PhotoView>> photos = attachments.photos(KIND, numbers);
        return numbers.stream().flatMap(n -> photos.getOrDefault(n, List.of()).stream().map(p -> n.equals(sheet.number())
                ? new OfMatter(p, null, isLater(sheet, p))
                : new OfMatter(p, n, false))).toList();
    }

    /** Whether it came after the complaint: everything does since photos were first added. */
    public static boolean isLater(CaseSheet sheet, PhotoView photo) {
        return sheet.events().stream().filter(e -> e.action() == CaseAction.ADD_PHOTOS).findFirst()
                .filter(first -> !photo.storedAt().isBefore(first.at())).isPresent();
    }

    /** A copy without metadata, for the reporter; 404 when it is no copy of this case's photos. */
    public Response serveCopy(String number, UUID id, HttpHeaders request) {
        return serve(of(number).stream().anyMatch(p -> p.shown().equals(id) || p.thumbnail().equals(id)), id, request);
    }

    /** Photos of the reporters and of the visits, also of merged cases; for who handles the matter. */
    public List<PhotoView> allOfMatter(CaseSheet sheet) {
        return Stream.concat(ofMatter(sheet).stream().map(OfMatter::photo),
                visits.of(sheet).stream().flatMap(v -> v.photos().stream())).toList();
    }

    /** The photo of this matter with that original; 404 when there is none. */
    public PhotoView one(CaseSheet sheet, UUID original) {
        return allOfMatter(sheet).stream().filter(p -> p.original().equals(original)).findFirst()
                .orElseThrow(Problem::notFound);
    }

    /** A copy without metadata, for staff: also covered ones, of a visit, or of a case merged into this one. */
    public Response serveCopy(CaseSheet sheet, UUID id, HttpHeaders request) {
        List<PhotoView> all = allOfMatter(sheet);
        UUID original = covers.originalOf(id).orElse(null);
        return serve(all.stream().anyMatch(p -> p.shown().equals(id) || p.thumbnail().equals(id)
                || p.original().equals(original)), id, request);
    }

    /** The photos of reporters that this person may take as they were sent; one statement more where cases hang on this one. */
    public Set<UUID> originalsFor(CaseSheet sheet, List<OfMatter> pictures, Actor actor) {
        if (!actor.roles().contains(Roles.OFFICER) || actor.unit() == null
                || !actor.unit().equals(sheet.leadUnit()) && !sheet.coUnits().contains(actor.unit())
                || sheet.recused().contains(actor.username())) {
            return Set.of();
        }
        boolean investigates = actor.unit().equals(sheet.leadUnit()) && actor.username() != null
                && actor.username().equals(sheet.officer());
        Map<String, IdentityMode> modes = ComplaintCase
                .modes(pictures.stream().map(OfMatter::via).filter(Objects::nonNull).distinct().toList());
        return pictures.stream()
                .filter(p -> IdentityPolicy.mayTakeOriginal(p.via() == null ? sheet.identityMode() : modes.get(p.via()),
                        investigates))
                .map(p -> p.photo().original()).collect(Collectors.toSet());
    }

    /**
     * The photo as sent, with all it tells, under a name of ours. The reporter whose photo it is is told.
     *
     * @throws Problem 404 when it is no photo of this matter, 403 for who does not investigate a reporter without a name
     */
    public Response takeOriginal(CaseSheet sheet, UUID id, Actor actor, HttpHeaders request) {
        List<OfMatter> pictures = ofMatter(sheet);
        List<UUID> order = pictures.stream().map(p -> p.photo().original()).toList();
        int at = order.indexOf(id);
        if (at < 0) {
            return takeOriginalOfVisit(sheet, id, actor, request);
        }
        if (!originalsFor(sheet, pictures, actor).contains(id)) {
            throw Problem.forbidden("原图里有拍摄的时间和地点。匿名、保密投诉的原图，只有正在调查这一件的承办人能下载。");
        }
        Response response = serving.serveAs(id, sheet.number() + "-" + (at + 1), request);
        String owner = pictures.get(at).via() == null ? sheet.number() : pictures.get(at).via();
        Retrying.inTransaction(() -> {
            identityLog.record(ComplaintCase.byNumber(owner).orElseThrow(), IdentityAct.ORIGINAL, Roles.OFFICER, "办理这件投诉",
                    "by " + actor.username() + ": photo " + id);
            return null;
        });
        return response;
    }

    /** Taken by officers themselves: nobody to tell, but the auditor. */
    private Response takeOriginalOfVisit(CaseSheet sheet, UUID id, Actor actor, HttpHeaders request) {
        if (visits.of(sheet).stream().flatMap(v -> v.photos().stream()).noneMatch(p -> p.original().equals(id))) {
            throw Problem.notFound();
        }
        Response response = serving.serveAs(id, sheet.number() + "-" + id.toString().substring(0, 8), request);
        Retrying.inTransaction(() -> {
            audit.record("photo.original", sheet.number(), "by " + actor.username() + ": photo " + id);
            return null;
        });
        return response;
    }

    private Response serve(boolean ofThisCase, UUID id, HttpHeaders request) {
        if (!ofThisCase) {
            throw Problem.notFound();
        }
        return serving.serve(id, request);
    }
}
