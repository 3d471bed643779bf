package org.ecobureau.attachment;

import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

/** Tests only: serves files without access rules, which belong to the features. Not in the packaged application. */
@Path("/test-attachments")
public class AttachmentsInTests {

    @Inject
    AttachmentServing serving;

    @GET
    @Path("/private/{id}")
    @Operation(hidden = true)
    public Response privately(UUID id, @Context HttpHeaders headers) {
        return serving.serve(id, headers);
    }

    @GET
    @Path("/public/{id}")
    @Operation(hidden = true)
    public Response publicly(UUID id, @Context HttpHeaders headers) {
        return serving.servePublic(id, headers);
    }
}
