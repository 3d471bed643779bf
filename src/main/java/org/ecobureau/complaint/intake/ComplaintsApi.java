package org.ecobureau.complaint.intake;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ecobureau.attachment.FileChecks;
import org.ecobureau.attachment.PreparedFile;
import org.ecobureau.attachment.Upload;
import org.ecobureau.complaint.CasePhotos;
import org.ecobureau.complaint.CaseService.Registered;
import org.ecobureau.complaint.ComplaintForm;
import org.ecobureau.complaint.ComplaintRules;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Idempotency;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.SiteConfig;
import org.jboss.resteasy.reactive.PartType;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.vertx.core.http.HttpServerRequest;

/** {@code POST /api/v1/complaints}: one complaint in, one receipt out. */
@Path("/api/v1/complaints")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "complaints")
public class ComplaintsApi {

    static final String PROOF = "Proof-Of-Work";

    /** The receipt; the code is in this answer and nowhere else. */
    public record Receipt(String number, String receiptCode, OffsetDateTime dueAcceptance, String trackUrl) {
    }

    @Inject
    IntakeLimit limit;

    @Inject
    IntakeService intake;

    @Inject
    FileChecks fileChecks;

    @Inject
    CasePhotos photos;

    @Inject
    DraftService drafts;

    @Inject
    Idempotency idempotency;

    @Inject
    ObjectMapper mapper;

    @Inject
    SiteConfig site;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Send a complaint")
    public Response send(ComplaintForm complaint, @HeaderParam("Idempotency-Key") String key,
            @HeaderParam(PROOF) String proof, @Context HttpServerRequest request) {
        return take(complaint, List.of(), key, proof, request);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(summary = "Send a complaint with up to 9 photos (part complaint: JSON, parts photos)")
    public Response sendWithPhotos(@RestForm @PartType(MediaType.TEXT_PLAIN) String complaint,
            @RestForm("photos") List<FileUpload> files, @HeaderParam("Idempotency-Key") String key,
            @HeaderParam(PROOF) String proof, @Context HttpServerRequest request) throws JsonProcessingException {
        if (complaint == null) {
            throw Problem.badRequest("缺少名为 complaint 的部分，里面是 JSON。");
        }
        return take(mapper.readValue(complaint, ComplaintForm.class), Upload.of(files), key, proof, request);
    }

    private Response take(ComplaintForm complaint, List<Upload> uploads, String key, String proof,
            HttpServerRequest request) {
        limit.take(request.remoteAddress().hostAddress());
        if (complaint == null) {
            throw Problem.badRequest("请求没有内容。请按接口说明发送 JSON。");
        }
        ComplaintRules.Outcome checked = intake.check(complaint);
        if (!checked.ok()) {
            throw Problem.unprocessable("请检查标出的内容。", checked.violations());
        }
        List<PreparedFile> prepared = fileChecks.photos("photos", uploads).orThrow();
        String address = request.remoteAddress().hostAddress();
        // Writing photos takes time, and the day's numbers wait for whoever is just being registered: so they wait in a draft.
        String waiting = prepared.isEmpty() ? null : drafts.begin();
        try {
            drafts.store(waiting, prepared);
            return idempotency.once("complaint", key, canonical(complaint, prepared), () -> {
                IntakeService.Taken taken = intake.submit(checked.newCase(),
                        new IntakeService.Sending(List.of(), address, false, ChallengeApi.subject(key), proof),
                        number -> adopt(waiting, number));
                Registered receipt = taken.registered();
                Response.ResponseBuilder answer = Response.created(URI.create("/api/v1/complaints/" + receipt.number()))
                        .entity(answer(receipt)).type(MediaType.APPLICATION_JSON_TYPE);
                // Taken and running, but a person looks first; the header says where a challenge is to be had.
                return (taken.held() ? answer.header(PROOF, ChallengeApi.PATH) : answer).build();
            });
        } finally {
            // Empty when they went with the case; full when the same complaint had come before, or was refused.
            drafts.delete(waiting);
        }
    }

    private void adopt(String waiting, String number) {
        if (waiting != null) {
            photos.adopt(drafts.photos(waiting), number);
        }
    }

    private Receipt answer(Registered receipt) {
        return new Receipt(receipt.number(), receipt.receiptCode(), ChinaTime.offset(receipt.dueAcceptance()),
                site.baseUrl() + "/complaints/track?number=" + receipt.number());
    }

    private byte[] canonical(ComplaintForm complaint, List<PreparedFile> prepared) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            bytes.writeBytes(mapper.writeValueAsBytes(complaint));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        prepared.forEach(photo -> bytes.writeBytes(("\n" + photo.sha256()).getBytes(StandardCharsets.US_ASCII)));
        return bytes.toByteArray();
    }
}
