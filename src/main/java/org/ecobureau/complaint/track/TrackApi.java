package org.ecobureau.complaint.track;

import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ecobureau.attachment.PreparedFile;
import org.ecobureau.attachment.Upload;
import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseMove;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.CaseSheet;
import org.ecobureau.complaint.Datum;
import org.ecobureau.complaint.LaterPhotos;
import org.ecobureau.complaint.Receipts;
import org.ecobureau.complaint.ReporterSteps;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Idempotency;
import org.ecobureau.shared.web.NoStore;
import org.jboss.resteasy.reactive.PartType;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

import io.vertx.core.http.HttpServerRequest;

/** A case for whoever holds its receipt: header {@code Receipt-Code}, spaces and dashes ignored. */
@Path("/api/v1/complaints/{number}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "complaints")
@NoStore
public class TrackApi {

    private static final String CODE = "Receipt-Code";

    /** Body of {@code /messages}. */
    public record MessageBody(String text) {
    }

    /** Body of {@code /withdrawal}. */
    public record WithdrawalBody(String reason) {
    }

    /** Body of {@code /satisfaction}. */
    public record SatisfactionBody(String rating, String comment) {
    }

    /** How many photos were added, and how many the case has now. */
    public record PhotosAdded(int added, int photos) {
    }

    /** Where the case stands after a step. */
    public record Standing(String number, String status, String statusLabel) {
    }

    @Inject
    Receipts receipts;

    @Inject
    CaseReader reader;

    @Inject
    ReporterSteps steps;

    @Inject
    LaterPhotos later;

    @Inject
    Idempotency idempotency;

    @GET
    @Operation(summary = "The case behind a receipt")
    public ReporterCase get(@PathParam("number") String number, @HeaderParam(CODE) String code,
            @Context HttpServerRequest request) {
        return ReporterCase.of(reader.followed(open(number, code, request)));
    }

    @POST
    @Path("messages")
    @Operation(summary = "Write to the bureau about the case; 429 above the limit of an hour")
    public Response message(@PathParam("number") String number, @HeaderParam(CODE) String code,
            @HeaderParam("Idempotency-Key") String key, MessageBody body, @Context HttpServerRequest request) {
        CaseMove move = CaseMove.of(CaseAction.MESSAGE_FROM_REPORTER).with(Datum.TEXT, body == null ? null : body.text());
        return step(number, code, key, request, move, 201);
    }

    @POST
    @Path("photos")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(summary = "Send more photos (parts photos, optional part text); 413 above the limit of the whole case")
    public Response photos(@PathParam("number") String number, @HeaderParam(CODE) String code,
            @HeaderParam("Idempotency-Key") String key, @RestForm("photos") List<FileUpload> files,
            @RestForm @PartType(MediaType.TEXT_PLAIN) String text, @Context HttpServerRequest request) {
        String opened = open(number, code, request);
        PhotosSent sent = PhotosSent.of(later.check(opened, Upload.of(files)), text);
        List<PreparedFile> photos = sent.photos();
        return idempotency.once("case step " + opened, key, sent.canonical(), () -> {
            int all = later.add(opened, photos, sent.text());
            return Response.status(201).entity(new PhotosAdded(photos.size(), all)).type(MediaType.APPLICATION_JSON_TYPE)
                    .build();
        });
    }

    @POST
    @Path("withdrawal")
    @Operation(summary = "Withdraw the case; 409 when it is closed")
    public Response withdraw(@PathParam("number") String number, @HeaderParam(CODE) String code,
            @HeaderParam("Idempotency-Key") String key, WithdrawalBody body, @Context HttpServerRequest request) {
        CaseMove move = CaseMove.of(CaseAction.WITHDRAW).with(Datum.REASON, body == null ? null : body.reason());
        return step(number, code, key, request, move, 200);
    }

    @POST
    @Path("satisfaction")
    @Operation(summary = "Rate the answer; 409 before there is one")
    public Response rate(@PathParam("number") String number, @HeaderParam(CODE) String code,
            @HeaderParam("Idempotency-Key") String key, SatisfactionBody body, @Context HttpServerRequest request) {
        CaseMove move = CaseMove.of(CaseAction.RATE).with(Datum.RATING, body == null ? null : body.rating())
                .with(Datum.COMMENT, body == null ? null : body.comment());
        return step(number, code, key, request, move, 200);
    }

    private Response step(String typedNumber, String code, String key, HttpServerRequest request, CaseMove move, int status) {
        String number = open(typedNumber, code, request);
        byte[] canonical = (move.action() + " " + move.data()).getBytes(StandardCharsets.UTF_8);
        return idempotency.once("case step " + number, key, canonical, () -> {
            steps.move(number, move);
            return Response.status(status).entity(answer(number, move)).type(MediaType.APPLICATION_JSON_TYPE).build();
        });
    }

    private Object answer(String number, CaseMove move) {
        CaseSheet sheet = reader.forReceipt(number);
        if (move.action() == CaseAction.MESSAGE_FROM_REPORTER) {
            List<CaseSheet.Message> own = sheet.ownMessages();
            CaseSheet.Message last = own.get(own.size() - 1);
            return new ReporterCase.Message(ChinaTime.offset(last.at()), "reporter", last.text());
        }
        return new Standing(number, sheet.shown().code(), sheet.shown().label());
    }

    private String open(String number, String code, HttpServerRequest request) {
        return receipts.open(number, code, request.remoteAddress().hostAddress());
    }
}
