package org.ecobureau.complaint.transfer;

import java.io.IOException;
import java.io.InputStream;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ecobureau.shared.web.NoStore;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.vertx.core.http.HttpServerRequest;

/** The signed interface: platforms and adapters hand matters over, ask how theirs stand and pass on messages of reporters. */
@Path(TransferApi.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "complaints")
@NoStore
public class TransferApi {

    static final String PATH = "/api/v1/complaints/transfers";

    @Inject
    CallGate gate;

    @Inject
    TransferService transfers;

    @Inject
    ObjectMapper mapper;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Hand a matter over (signed call); the same reference with the same content gets the first answer")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = TransferForm.class)))
    @APIResponse(responseCode = "201", description = "Registered", content = @Content(schema = @Schema(implementation = TransferService.Taken.class)))
    public Response take(InputStream body, @BeanParam CallHeaders headers, @Context HttpServerRequest request)
            throws IOException {
        CallGate.Call call = gate.open(headers, "POST", request.path(), body);
        return transfers.take(call.client(), mapper.readValue(call.body(), TransferForm.class));
    }

    @GET
    @Path("{number}")
    @Operation(summary = "How an own matter stands (signed call)")
    public TransferStatus status(@PathParam("number") String number, @BeanParam CallHeaders headers,
            @Context HttpServerRequest request) {
        return transfers.status(gate.open(headers, "GET", request.path(), null).client(), number);
    }

    @POST
    @Path("{number}/messages")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Pass on what the reporter wrote about an own matter (signed call)")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = MessageForm.class)))
    @APIResponse(responseCode = "201", description = "Taken", content = @Content(schema = @Schema(implementation = TransferService.MessageTaken.class)))
    public Response message(@PathParam("number") String number, InputStream body, @BeanParam CallHeaders headers,
            @Context HttpServerRequest request) throws IOException {
        CallGate.Call call = gate.open(headers, "POST", request.path(), body);
        return transfers.message(call.client(), number, mapper.readValue(call.body(), MessageForm.class));
    }
}
