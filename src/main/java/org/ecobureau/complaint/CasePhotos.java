package org.ecobureau.complaint;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.ecobureau.attachment.AttachmentOwner;
import org.ecobureau.attachment.AttachmentService;
import org.ecobureau.attachment.AttachmentServing;
import org.ecobureau.attachment.PhotoView;
import org.ecobureau.attachment.PreparedFile;
import org.ecobureau.shared.web.Problem;

/** The photos of a case; whoever calls has checked that the reader may see the case. */
@ApplicationScoped
public class CasePhotos {

    @Inject
    AttachmentService attachments;

    @Inject
    AttachmentServing serving;

    static AttachmentOwner owner(String number) {
        return new AttachmentOwner("complaint", number);
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

    /** A copy without metadata, for the reporter and for staff; 404 when it is no copy of this case's photos. */
    public Response serveCopy(String number, UUID id, HttpHeaders request) {
        return serve(of(number).stream().anyMatch(p -> p.shown().equals(id) || p.thumbnail().equals(id)), id, request);
    }

    /** The photo as sent, with all it tells: for investigators only. */
    public Response serveOriginal(String number, UUID id, HttpHeaders request) {
        return serve(of(number).stream().anyMatch(p -> p.original().equals(id)), id, request);
    }

    private Response serve(boolean ofThisCase, UUID id, HttpHeaders request) {
        if (!ofThisCase) {
            throw Problem.notFound();
        }
        return serving.serve(id, request);
    }
}
