package org.ecobureau.monitoring.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.ecobureau.monitoring.BatchInfo;
import org.ecobureau.monitoring.ColumnGuess;
import org.ecobureau.monitoring.ColumnMapping;
import org.ecobureau.monitoring.ImportBatch;
import org.ecobureau.monitoring.MonitoringConfig;
import org.ecobureau.monitoring.ObservationPlan;
import org.ecobureau.monitoring.ObservationService;
import org.ecobureau.monitoring.ObservationService.Mode;
import org.ecobureau.monitoring.ObservationState;
import org.ecobureau.monitoring.Observations;
import org.ecobureau.monitoring.ParameterNames;
import org.ecobureau.monitoring.RawRow;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.shared.seal.Sealing;
import org.ecobureau.shared.table.Table;
import org.ecobureau.shared.table.TableLimits;
import org.ecobureau.shared.web.Problem;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Keeps an uploaded file through the steps of the import screen; only the person who uploaded it sees it. */
@ApplicationScoped
public class ImportDraftService {
    @Inject
    Clock clock;
    @Inject
    Sealing sealing;
    @Inject
    ObjectMapper json;
    @Inject
    Observations observations;
    @Inject
    ObservationService service;
    @Inject
    MonitoringConfig config;

    /** A draft opened for work. */
    public record Opened(String id, String fileName, String source, ObservationState state, Table file, ColumnMapping mapping,
            Long batchId) {
    }

    /**
     * Checks and keeps a file.
     *
     * @return the id of the draft
     * @throws Problem 413 or 422 with what to do when the file cannot be read
     */
    @Transactional
    public String keep(String owner, String fileName, byte[] bytes) {
        if (bytes.length > config.maxBytes()) {
            throw Problem.tooLarge("文件超过 " + config.maxBytes() / 1_000_000 + " MB，请分成几个文件");
        }
        Table file = Table.readCsv(bytes, TableLimits.ofRows(config.maxRows()));
        ImportDraft.forgetBefore(clock.instant().minus(config.draftKept()));
        ImportDraft draft = new ImportDraft();
        draft.id = UUID.randomUUID().toString();
        draft.owner = owner;
        draft.createdAt = clock.instant();
        draft.fileName = fileName.length() > 200 ? fileName.substring(fileName.length() - 200) : fileName;
        draft.sha256 = sha256(bytes);
        draft.source = "";
        draft.state = ObservationState.PROVISIONAL;
        draft.mapping = write(guess(file));
        draft.content = sealing.seal(bytes, place(draft.id));
        draft.persist();
        return draft.id;
    }

    @Transactional
    public Opened open(String id, String owner) {
        return opened(ImportDraft.of(id, owner).orElseThrow(ImportDraftService::gone));
    }

    @Transactional
    public void describe(String id, String owner, String source, ObservationState state, ColumnMapping mapping) {
        ImportDraft draft = ImportDraft.lock(id, owner).orElseThrow(ImportDraftService::gone);
        draft.source = source;
        draft.state = state;
        draft.mapping = write(mapping);
    }

    /** What a commit would do now. */
    @Transactional
    public ObservationPlan plan(String id, String owner) {
        ImportDraft draft = ImportDraft.of(id, owner).orElseThrow(ImportDraftService::gone);
        return service.plan(rows(draft), info(draft));
    }

    /**
     * Stores the draft; a second commit of the same draft (a double click, a retry) changes nothing and gives the same batch.
     *
     * @return the number of the batch
     */
    @Transactional
    public long commit(String id, String owner, Mode mode) {
        ImportDraft draft = ImportDraft.lock(id, owner).orElseThrow(ImportDraftService::gone);
        if (draft.batchId() == null) {
            draft.committedAs(service.store(rows(draft), info(draft), mode).batchId());
        }
        return draft.batchId();
    }

    private List<RawRow> rows(ImportDraft draft) {
        Opened opened = opened(draft);
        if (!opened.mapping().flaws(opened.file()).isEmpty()) {
            throw Problem.conflict("列的含义还没有选好，请先回到“对应列”一步");
        }
        return opened.mapping().rows(opened.file());
    }

    private static BatchInfo info(ImportDraft draft) {
        return new BatchInfo(ImportBatch.Channel.SCREEN, draft.owner, draft.fileName, draft.sha256, draft.source, draft.state);
    }

    private Opened opened(ImportDraft draft) {
        Table file = draft.batchId() != null ? null
                : Table.readCsv(sealing.open(draft.content, place(draft.id)), TableLimits.ofRows(config.maxRows()));
        try {
            return new Opened(draft.id, draft.fileName, draft.source, draft.state, file,
                    json.readValue(draft.mapping, ColumnMapping.class), draft.batchId());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ColumnMapping guess(Table file) {
        Map<String, String> sites = new HashMap<>();
        for (SiteView site : observations.sites(null)) {
            sites.put(site.name(), site.code());
            sites.put(site.code(), site.code());
        }
        return ColumnGuess.of(file, ParameterNames::codeOf, sites::get);
    }

    private String write(ColumnMapping mapping) {
        try {
            return json.writeValueAsString(mapping);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String place(String id) {
        return "import_draft:" + id;
    }

    private static Problem gone() {
        return Problem.notFound("这份上传的文件已经过期或不是您上传的，请重新上传。");
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
