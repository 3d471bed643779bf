package org.ecobureau.complaint.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.ecobureau.audit.AuditLog;
import org.ecobureau.complaint.Actor;
import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.Channel;
import org.ecobureau.shared.seal.RandomCodes;
import org.ecobureau.shared.seal.Sealing;
import org.ecobureau.shared.table.Table;
import org.ecobureau.shared.table.TableLimits;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Retrying;
import org.ecobureau.shared.web.Violation;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/**
 * Keeps an uploaded file sealed for its uploader until it is stored, stores it in one transaction, and keeps the receipts a
 * day.
 */
@ApplicationScoped
class TransferImports {

    private static final int COLUMNS = 100;
    private static final int CELL = 8_000;
    private static final int MOST_PACKED = 8 * 1024 * 1024;
    private static final int LONGEST_NAME = 200;
    private static final int LAST = 20;

    @Inject
    ImportCheck check;

    @Inject
    CaseService cases;

    @Inject
    Sealing sealing;

    @Inject
    AuditLog audit;

    @Inject
    TransferConfig config;

    @Inject
    ObjectMapper mapper;

    @Inject
    Clock clock;

    /** A file opened by its uploader; {@code file} is null once it is stored. */
    record Opened(String id, Channel channel, String fileName, Instant createdAt, int lines, Integer stored, ImportFile file) {
    }

    /** A case that came of a line, with its receipt. */
    public record Slip(int line, String reference, String number, String code, boolean closed) {

        @Override
        public String toString() {
            return "Slip[" + number + "]";
        }
    }

    private record Slips(List<Slip> slips) {
    }

    /** What tells one file from another. */
    String fingerprint(Path path) throws IOException {
        refuseIfLarge(path);
        return CallNonces.sha256(Files.readAllBytes(path));
    }

    private void refuseIfLarge(Path path) throws IOException {
        if (Files.size(path) > config.importBytes().asLongValue()) {
            throw Problem.tooLarge("文件超过 " + config.importBytes().asLongValue() / (1024 * 1024) + " MB，请分成几个文件。");
        }
    }

    /**
     * Reads and keeps a file in the running transaction.
     *
     * @throws Problem 413 or 422 with what to do when the file cannot be used
     */
    String keep(String owner, Channel channel, String fileName, Path path) throws IOException {
        refuseIfLarge(path);
        ImportFile file = ImportFile.of(Table.read(path, new TableLimits(config.importRows(), COLUMNS, CELL)), channel);
        TransferImport row = new TransferImport();
        row.id = UUID.randomUUID().toString();
        row.owner = owner;
        row.channel = channel;
        String name = fileName == null ? "" : fileName;
        row.fileName = name.length() > LONGEST_NAME ? name.substring(name.length() - LONGEST_NAME) : name;
        row.createdAt = clock.instant();
        row.lines = file.rows().size();
        row.content = sealed(file, row.id, "file");
        row.persist();
        audit.record("transfer.uploaded", "import:" + row.id, channel.code() + ", " + row.lines + " lines");
        return row.id;
    }

    @Transactional
    Opened open(String id, String owner) {
        TransferImport row = TransferImport.of(id, owner).filter(this::alive).orElseThrow(TransferImports::gone);
        return new Opened(row.id, row.channel, row.fileName, row.createdAt, row.lines, row.stored,
                row.content == null ? null : opened(row.content, row.id, "file", ImportFile.class));
    }

    @Transactional
    List<Object[]> last(String owner) {
        return TransferImport.last(owner, clock.instant().minus(config.importKept()), LAST);
    }

    /** Keeps which heading stands for which column. */
    void describe(String id, String owner, List<String> columns) {
        Retrying.inTransaction(() -> {
            TransferImport row = TransferImport.locked(id, owner).filter(this::alive).orElseThrow(TransferImports::gone);
            if (row.content != null) {
                row.content = sealed(opened(row.content, id, "file", ImportFile.class).with(columns), id, "file");
            }
            return null;
        });
    }

    /**
     * Registers every line that becomes a case, all in the running transaction: either all are stored or none. Lines whose
     * reference is known stay as they are; the file is forgotten, the receipts are kept for the uploader.
     *
     * @param partial leave out lines with faults; otherwise one of them refuses the file
     * @throws Problem 422 a line is wrong, 409 stored before
     */
    int commit(String id, Actor actor, boolean partial) {
        TransferImport row = TransferImport.locked(id, actor.username()).filter(this::alive)
                .orElseThrow(TransferImports::gone);
        if (row.content == null) {
            throw Problem.conflict("这个文件已经登记过了。");
        }
        List<ImportRow> rows = check.check(opened(row.content, id, "file", ImportFile.class), row.channel);
        if (!partial && rows.stream().anyMatch(ImportRow::wrong)) {
            throw Problem.unprocessable("请检查标出的内容。",
                    List.of(new Violation("partial", "有的行还有错。请改好文件重新上传，或勾选“跳过有错的行”。")));
        }
        List<Slip> slips = new ArrayList<>();
        rows.stream().filter(ImportRow::fresh).forEach(line -> slips.add(register(line, row.channel, actor)));
        row.content = null;
        row.stored = slips.size();
        row.receipts = sealed(new Slips(slips), id, "receipts");
        audit.record("transfer.imported", "import:" + id, row.channel.code() + ", " + slips.size() + " cases of " + row.lines
                + " lines");
        return slips.size();
    }

    private Slip register(ImportRow line, Channel channel, Actor actor) {
        CaseService.Origin origin = new CaseService.Origin(channel, line.reference(), List.of(), line.receivedAt());
        CaseService.Registered made = line.closedOn() == null ? cases.register(line.made(), origin, actor)
                : cases.registerClosed(line.made(), origin, line.closedOn(), line.outcome(), actor);
        return new Slip(line.line(), line.reference(), made.number(), RandomCodes.grouped(made.receiptCode()),
                line.closedOn() != null);
    }

    /** The receipts of a stored file; every look is written down. */
    List<Slip> receipts(String id, String owner) {
        return Retrying.inTransaction(() -> {
            TransferImport row = TransferImport.of(id, owner).filter(this::alive).filter(r -> r.receipts != null)
                    .orElseThrow(TransferImports::gone);
            audit.record("transfer.receipts", "import:" + id, row.stored + " receipts");
            return opened(row.receipts, id, "receipts", Slips.class).slips();
        });
    }

    private boolean alive(TransferImport row) {
        return !row.createdAt.isBefore(clock.instant().minus(config.importKept()));
    }

    @Scheduled(every = "30m", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purge() {
        QuarkusTransaction.requiringNew()
                .run(() -> TransferImport.delete("createdAt < ?1", clock.instant().minus(config.importKept())));
    }

    private byte[] sealed(Object value, String id, String what) {
        try {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
                mapper.writeValue(out, value);
            }
            if (packed.size() > MOST_PACKED) {
                throw Problem.tooLarge("文件的内容太多，请分成几个文件。");
            }
            return sealing.seal(packed.toByteArray(), place(id, what));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T opened(byte[] sealed, String id, String what, Class<T> type) {
        try (InflaterInputStream in = new InflaterInputStream(
                new java.io.ByteArrayInputStream(sealing.open(sealed, place(id, what))))) {
            return mapper.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String place(String id, String what) {
        return "transfer_import " + id + ":" + what;
    }

    private static Problem gone() {
        return Problem.notFound("这份文件已经过期，或者不是您上传的。文件和回执只保存一天，请重新上传；已经登记的件不受影响。");
    }
}
