package org.ecobureau.monitoring.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.ecobureau.monitoring.ColumnGuess;
import org.ecobureau.monitoring.ColumnMapping;
import org.ecobureau.monitoring.ColumnMapping.Role;
import org.ecobureau.monitoring.FileColumns;
import org.ecobureau.monitoring.MonitoringConfig;
import org.ecobureau.monitoring.ObservationState;
import org.ecobureau.monitoring.Observations;
import org.ecobureau.monitoring.ParameterNames;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.shared.table.TableLimits;
import org.ecobureau.shared.table.TableReader;
import org.ecobureau.shared.table.TableRow;
import org.ecobureau.shared.web.Problem;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** Keeps an uploaded file through the steps of the import screen; only the person who uploaded it sees it. */
@ApplicationScoped
public class ImportDraftService {
    private static final int UPLOAD_SECONDS = 30 * 60;
    private static final int NAME = 200;

    @Inject
    Clock clock;
    @Inject
    ObjectMapper json;
    @Inject
    Observations observations;
    @Inject
    MonitoringConfig config;
    @Inject
    DraftLines lines;

    /** A draft opened for work. */
    public record Opened(String id, String fileName, String source, ObservationState state, FileColumns columns,
            ColumnMapping mapping, Long batchId, Long jobId, Long checkId, Remembered remembered) {
    }

    /** Who confirmed the mapping that is offered, and when. */
    public record Remembered(String who, Instant at) {
    }

    /**
     * Checks and keeps a file.
     *
     * @return the id of the draft
     * @throws Problem 413 or 422 with what to do when the file cannot be read
     */
    public String keep(String owner, String unit, String fileName, Path file) throws IOException {
        if (Files.size(file) > config.screenMaxBytes()) {
            throw Problem.tooLarge("文件超过 " + config.screenMaxBytes() / 1_000_000 + " MB，请分成几个文件");
        }
        String sha256 = sha256(file);
        return QuarkusTransaction.requiringNew().timeout(UPLOAD_SECONDS).call(() -> {
            ImportDraft draft = new ImportDraft();
            draft.id = UUID.randomUUID().toString();
            draft.owner = owner;
            draft.unit = unit;
            draft.createdAt = clock.instant();
            draft.fileName = fileName.length() > NAME ? fileName.substring(fileName.length() - NAME) : fileName;
            draft.sha256 = sha256;
            draft.source = "";
            draft.state = ObservationState.PROVISIONAL;
            FileColumns columns = keepLines(draft.id, file);
            draft.columns = json.writeValueAsString(columns);
            propose(draft, columns);
            draft.persist();
            return draft.id;
        });
    }

    private FileColumns keepLines(String draft, Path file) throws IOException {
        try (TableReader reader = TableReader.open(file, TableLimits.ofRows(config.screenMaxRows()));
                DraftLines.Writer kept = lines.writer(draft)) {
            FileColumns.Collector columns = new FileColumns.Collector(reader.header());
            for (TableRow row = reader.next(); row != null; row = reader.next()) {
                columns.add(row);
                kept.add(row);
            }
            return columns.done();
        }
    }

    /** What the unit confirmed for these headings before, else a guess. */
    private void propose(ImportDraft draft, FileColumns columns) throws IOException {
        ColumnMapping guess = guess(columns);
        Optional<ImportMapping> known = ImportMapping.of(draft.unit, fingerprint(columns));
        if (known.isEmpty()) {
            draft.mapping = json.writeValueAsString(guess);
            return;
        }
        ColumnMapping before = json.readValue(known.get().mapping, ColumnMapping.class);
        Map<String, String> sites = new LinkedHashMap<>();
        int column = before.roles().indexOf(Role.SITE);
        if (column >= 0) {
            Map<String, String> fresh = guess.roles().indexOf(Role.SITE) == column ? guess.sites() : Map.of();
            columns.words().get(column).forEach(
                    word -> sites.put(word, before.sites().getOrDefault(word, fresh.getOrDefault(word, ""))));
        }
        draft.mapping = json.writeValueAsString(new ColumnMapping(before.roles(), before.site(), sites));
        draft.source = known.get().source;
    }

    @Transactional
    public Opened open(String id, String owner) {
        ImportDraft draft = ImportDraft.of(id, owner).orElseThrow(ImportDraftService::gone);
        FileColumns columns = columns(draft);
        Remembered remembered = ImportMapping.of(draft.unit, fingerprint(columns))
                .map(m -> new Remembered(m.confirmedBy, m.confirmedAt)).orElse(null);
        return new Opened(draft.id, draft.fileName, draft.source, draft.state, columns, mapping(draft), draft.batchId(),
                draft.jobId, draft.checkId, remembered);
    }

    /** Keeps the choices; a check made before no longer counts. */
    @Transactional
    public void describe(String id, String owner, String source, ColumnMapping mapping) {
        ImportDraft draft = ImportDraft.lock(id, owner).orElseThrow(ImportDraftService::gone);
        draft.source = source;
        // One person alone verifies nothing: what comes by this screen is provisional until a second one confirms.
        draft.state = ObservationState.PROVISIONAL;
        draft.mapping = write(mapping);
        draft.checkId = null;
    }

    /** Remembers confirmed choices for the next file with the same headings. */
    @Transactional
    public void remember(String id, String owner) {
        ImportDraft draft = ImportDraft.of(id, owner).orElseThrow(ImportDraftService::gone);
        String fingerprint = fingerprint(columns(draft));
        ImportMapping known = ImportMapping.of(draft.unit, fingerprint).orElseGet(() -> {
            ImportMapping first = new ImportMapping();
            first.unit = draft.unit;
            first.fingerprint = fingerprint;
            return first;
        });
        known.mapping = draft.mapping;
        known.source = draft.source;
        known.state = draft.state;
        known.confirmedBy = owner;
        known.confirmedAt = clock.instant();
        known.persist();
    }

    /** Forgets them again and goes back to the guess. */
    @Transactional
    public void forgetMapping(String id, String owner) {
        ImportDraft draft = ImportDraft.lock(id, owner).orElseThrow(ImportDraftService::gone);
        FileColumns columns = columns(draft);
        ImportMapping.forget(draft.unit, fingerprint(columns));
        draft.mapping = write(guess(columns));
        draft.checkId = null;
    }

    FileColumns columns(ImportDraft draft) {
        return read(draft.columns, FileColumns.class);
    }

    ColumnMapping mapping(ImportDraft draft) {
        return read(draft.mapping, ColumnMapping.class);
    }

    private ColumnMapping guess(FileColumns columns) {
        Map<String, String> sites = new HashMap<>();
        for (SiteView site : observations.sites(null)) {
            sites.put(site.name(), site.code());
            sites.put(site.code(), site.code());
        }
        return ColumnGuess.of(columns, ParameterNames::codeOf, sites::get);
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String write(ColumnMapping mapping) {
        try {
            return json.writeValueAsString(mapping);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Problem gone() {
        return Problem.notFound("这份上传的文件已经过期或不是您上传的，请重新上传。");
    }

    private static String fingerprint(FileColumns columns) {
        return HexFormat.of().formatHex(digest().digest(String.join("\n", columns.header()).getBytes(StandardCharsets.UTF_8)));
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
