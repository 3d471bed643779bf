package org.ecobureau.complaint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
import org.ecobureau.shared.web.Problem;

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

    /** The photo as sent, with all it tells: for investigators only. */
    public Response serveOriginal(CaseSheet sheet, UUID id, HttpHeaders request) {
        return serve(allOfMatter(sheet).stream().anyMatch(p -> p.original().equals(id)), id, request);
    }

    private Response serve(boolean ofThisCase, UUID id, HttpHeaders request) {
        if (!ofThisCase) {
            throw Problem.notFound();
        }
        return serving.serve(id, request);
    }
}
