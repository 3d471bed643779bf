package org.ecobureau.complaint.transfer;

import jakarta.ws.rs.HeaderParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What every signed call says in its headers. */
public class CallHeaders {

    @HeaderParam(CallSignature.CLIENT)
    @Parameter(description = "Id of the client")
    public String client;

    @HeaderParam(CallSignature.TIMESTAMP)
    @Parameter(description = "Seconds since 1970 when the call was made; at most 5 minutes from our clock")
    public String timestamp;

    @HeaderParam(CallSignature.NONCE)
    @Parameter(description = "16 to 64 letters, digits, - or _, another one for every call")
    public String nonce;

    @HeaderParam(CallSignature.SIGNATURE)
    @Parameter(description = "v1= and HMAC-SHA-256 in hex over method, path, time stamp, nonce (each with a line feed) and the body")
    public String signature;
}
