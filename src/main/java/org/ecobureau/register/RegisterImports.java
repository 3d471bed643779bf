package org.ecobureau.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.StaffMember;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Keeps a checked upload until its preview is confirmed. */
@ApplicationScoped
@Transactional
public class RegisterImports {

    private static final int LONGEST_NAME = 200;
    private static final TypeReference<List<RegisterRow>> ROWS = new TypeReference<>() {
    };

    @Inject
    Clock clock;
    @Inject
    StaffMember me;
    @Inject
    ObjectMapper json;
    @Inject
    RegisterConfig config;
    @Inject
    RegisterService service;

    /**
     * What confirming would do.
     *
     * @param current whether the draft is still the one the file was checked against
     */
    public record Preview(String id, String fileName, boolean merge, int rows, Changes changes, boolean current) {
    }

    /** Keeps the rows of a file without errors; gives its id. */
    public String keep(long versionId, int lockVersion, String fileName, boolean merge, List<RegisterRow> rows) {
        RegisterImport.forgetBefore(clock.instant().minus(config.draftKept()));
        RegisterImport kept = new RegisterImport();
        kept.id = UUID.randomUUID().toString();
        kept.versionId = versionId;
        kept.lockVersion = lockVersion;
        kept.owner = me.username();
        kept.createdAt = clock.instant();
        kept.fileName = fileName.length() > LONGEST_NAME ? fileName.substring(fileName.length() - LONGEST_NAME) : fileName;
        kept.merge = merge;
        try {
            kept.list = json.writeValueAsString(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        kept.persist();
        return kept.id;
    }

    public Preview preview(long versionId, String id) {
        RegisterImport kept = find(versionId, id);
        RegisterVersion version = RegisterVersion.read(versionId).orElseThrow(Problem::notFound);
        List<RegisterRow> before = RegisterEntry.rows(versionId);
        List<RegisterRow> after = after(kept, before);
        return new Preview(id, kept.fileName, kept.merge, after.size(), Changes.between(before, after),
                version.publication.lockVersion() == kept.lockVersion);
    }

    /** Does what the preview showed, or nothing when the draft has changed since. */
    public void confirm(long versionId, String id) {
        RegisterImport kept = find(versionId, id);
        service.replace(versionId, kept.lockVersion, after(kept, RegisterEntry.rows(versionId)));
        kept.delete();
    }

    private List<RegisterRow> after(RegisterImport kept, List<RegisterRow> before) {
        try {
            List<RegisterRow> delivered = json.readValue(kept.list, ROWS);
            return kept.merge ? Changes.merged(before, delivered) : delivered;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RegisterImport find(long versionId, String id) {
        return RegisterImport.of(id, versionId, me.username())
                .orElseThrow(() -> Problem.notFound("这份上传的名单已经导入、过期，或不是您上传的。请回到名单草稿，看过现在的内容再上传。"));
    }
}
