package org.ecobureau.attachment;

import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import org.ecobureau.shared.seal.Sealing;
import org.ecobureau.shared.web.Problem;

/**
 * Turns a stored file into an answer. The endpoint belongs to the feature that owns the file and has checked the access
 * rules before it calls this; here only clean files leave, and no browser runs anything in them.
 */
@ApplicationScoped
public class AttachmentServing {

    private static final String POLICY = "sandbox; default-src 'none'";

    /** Documents may be withdrawn, so caches ask again soon; asking costs a 304. */
    private static final String PUBLIC = "public, max-age=300";

    @Inject
    ChunkStore chunks;

    @Inject
    Sealing sealing;

    /** For one reader: nothing on the way keeps a copy. */
    @Transactional
    public Response serve(UUID id, HttpHeaders request) {
        Attachment file = found(id);
        return answer(file, request, "no-store", sealing.openText(file.sealedName, file.namePlace()));
    }

    /** The same under a name of ours, where the name it was sent with is nobody's business. */
    @Transactional
    public Response serveAs(UUID id, String name, HttpHeaders request) {
        return answer(found(id), request, "no-store", name);
    }

    /**
     * For everybody: documents of published notices. An original photo and its copies answer 404 here, whoever asks.
     */
    @Transactional
    public Response servePublic(UUID id, HttpHeaders request) {
        Attachment attachment = found(id);
        if (attachment.kind != AttachmentKind.DOCUMENT) {
            throw Problem.notFound();
        }
        return answer(attachment, request, PUBLIC, sealing.openText(attachment.sealedName, attachment.namePlace()));
    }

    private static Attachment found(UUID id) {
        Attachment attachment = Attachment.byUuid(id).orElseThrow(Problem::notFound);
        if (attachment.state() == AttachmentState.QUARANTINED) {
            throw Problem.conflict("文件正在进行安全检查，通常一两分钟内完成。请稍后再打开。");
        }
        if (attachment.state() != AttachmentState.CLEAN) {
            throw Problem.forbidden("文件没有通过安全检查，已被隔离，不能打开。");
        }
        return attachment;
    }

    private Response answer(Attachment file, HttpHeaders request, String caching, String name) {
        String tag = '"' + file.sha256 + '"';
        if (names(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)) {
            return head(Response.status(Response.Status.NOT_MODIFIED), tag, caching).build();
        }
        String ifRange = request.getHeaderString("If-Range");
        boolean whole = ifRange != null && !ifRange.equals(tag);
        Optional<ByteRange> range = whole ? Optional.empty() : ByteRange.of(request.getHeaderString("Range"), file.bytes);
        if (range.isPresent() && !range.get().satisfiable()) {
            return head(Response.status(416), tag, caching).header("Content-Range", "bytes */" + file.bytes).build();
        }
        ByteRange part = range.orElse(new ByteRange(0, file.bytes - 1, true));
        Response.ResponseBuilder response = head(Response.status(range.isPresent() ? 206 : 200), tag, caching)
                .type(file.mediaType).header(HttpHeaders.CONTENT_DISPOSITION, disposition(file, name))
                .header(HttpHeaders.CONTENT_LENGTH, part.length()).entity(content(file.id, file.uuid, part));
        range.ifPresent(r -> response.header("Content-Range", "bytes " + r.first() + "-" + r.last() + "/" + file.bytes));
        return response.build();
    }

    private static Response.ResponseBuilder head(Response.ResponseBuilder response, String tag, String caching) {
        return response.header(HttpHeaders.ETAG, tag).header(HttpHeaders.CACHE_CONTROL, caching)
                .header("Accept-Ranges", "bytes").header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff");
    }

    private StreamingOutput content(long id, UUID uuid, ByteRange part) {
        return output -> {
            try (InputStream content = chunks.open(id, uuid, part.first(), part.last())) {
                content.transferTo(output);
            }
        };
    }

    private static String disposition(Attachment file, String name) {
        boolean copy = file.kind.isCopy();
        return FileNames.disposition(copy ? "inline" : "attachment", FileNames.withEnding(name, file.mediaType));
    }

    private static boolean names(String ifNoneMatch, String tag) {
        return ifNoneMatch != null && Arrays.stream(ifNoneMatch.split(",")).map(String::strip)
                .anyMatch(known -> known.equals("*") || known.equals(tag) || known.equals("W/" + tag));
    }
}
