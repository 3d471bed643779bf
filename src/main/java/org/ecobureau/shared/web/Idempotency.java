package org.ecobureau.shared.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;

import org.ecobureau.shared.seal.Macs;
import org.ecobureau.shared.seal.RandomCodes;
import org.ecobureau.shared.seal.Sealing;
import org.ecobureau.shared.web.IdempotencyStore.Claim;
import org.ecobureau.shared.web.IdempotencyStore.Row;
import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/**
 * What you sent is never doubled: the same key with the same body gets the first answer byte for byte, another body 422,
 * and while the first still runs 409.
 *
 * <p>
 * The key row and its sealed answer are written in the same transaction as the work. So there is no state "claimed but
 * not done" that a crash could leave behind: after a {@code kill -9} either both exist or neither. Two requests at once
 * meet at the unique key; on two nodes of a cluster the second commit fails and is answered with the first answer.
 */
@ApplicationScoped
public class Idempotency {

    private static final Logger LOG = Logger.getLogger(Idempotency.class);
    private static final String PURPOSE = "idempotency";
    private static final int LONGEST_KEY = 200;
    private static final int PURGED_AT_ONCE = 500;

    @Inject
    IdempotencyStore store;

    @Inject
    IdempotencyConfig config;

    @Inject
    Sealing sealing;

    @Inject
    Macs macs;

    @Inject
    RandomCodes codes;

    @Inject
    ObjectMapper mapper;

    @Inject
    Clock clock;

    /** A new key for the hidden field {@code idempotencyKey} of a storing form. */
    public String newKey() {
        return codes.token();
    }

    /**
     * Does the work once, in a transaction of its own, and answers after its commit. Call it outside any transaction.
     * An answer of 400 and more, or an exception, undoes the transaction and forgets the key, so that a corrected form
     * can be sent with the same key; what has to survive that (a draft) is stored in {@code requiringNew}. The work may
     * be run again after a deadlock, so it has no effect outside the database.
     *
     * @param scope who may share a key: {@code "complaint"}, {@code "message " + number}; at most 80 characters
     * @param key from the client; null or blank does the work without protection
     * @param canonicalBody what was asked for, files by their SHA-256; equal bytes are the same request
     * @param work returns a complete answer: its entity is null, bytes, text or an object written as JSON
     * @throws Problem 400 malformed key, 409 the first request still runs, 422 the key was used for another body
     */
    public Response once(String scope, String key, byte[] canonicalBody, Supplier<Response> work) {
        if (QuarkusTransaction.isActive()) {
            throw new IllegalStateException("once() commits itself: the caller must not have a transaction");
        }
        if (key == null || key.isBlank()) {
            return Retrying.deadlocks(config.tries(), () -> withoutKey(work));
        }
        if (key.length() > LONGEST_KEY || !key.chars().allMatch(c -> c > 32 && c < 127)) {
            throw Problem.badRequest("Idempotency-Key 有误：请使用 1 到 200 个可见的 ASCII 字符。");
        }
        Call call = new Call(scope, sha256(scope + '\n' + key), HexFormat.of().formatHex(sha(canonicalBody)));
        return Retrying.deadlocks(config.tries(), () -> attempt(call, work));
    }

    private record Call(String scope, String keyHash, String bodyHash) {

        String place() {
            return PURPOSE + ' ' + keyHash;
        }
    }

    private Response attempt(Call call, Supplier<Response> work) {
        Instant now = clock.instant();
        Optional<Row> earlier = find(call);
        if (earlier.isPresent() && earlier.get().createdAt().isBefore(now.minus(config.kept()))) {
            // Its time is over but the purge has not come by yet.
            QuarkusTransaction.requiringNew().call(() -> store.forget(call.keyHash, now.minus(config.kept())));
        } else if (earlier.isPresent()) {
            return repeated(call, earlier.get());
        }
        try {
            return QuarkusTransaction.requiringNew().call(() -> first(call, now, work));
        } catch (Undone undone) {
            return undone.answer;
        } catch (NotFirst notFirst) {
            if (notFirst.claim == Claim.STILL_RUNNING) {
                throw stillRunning();
            }
            // Somebody else was first and has committed since we looked.
            return find(call).map(row -> repeated(call, row)).orElseThrow(Idempotency::stillRunning);
        }
    }

    private Optional<Row> find(Call call) {
        return QuarkusTransaction.requiringNew().call(() -> store.find(call.keyHash));
    }

    private Response first(Call call, Instant now, Supplier<Response> work) throws SQLException {
        Claim claim = store.claim(call.keyHash, call.scope, macs.mac(PURPOSE, call.bodyHash), now, config.waitSeconds());
        if (claim != Claim.FIRST) {
            throw new NotFirst(claim);
        }
        KeptAnswer answer = KeptAnswer.of(successful(work), mapper);
        store.answer(call.keyHash, sealing.seal(answer.toBytes(mapper), call.place()));
        return answer.toResponse();
    }

    private static Response withoutKey(Supplier<Response> work) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> successful(work));
        } catch (Undone undone) {
            return undone.answer;
        }
    }

    private static Response successful(Supplier<Response> work) {
        Response response = work.get();
        if (response.getStatus() >= 400) {
            throw new Undone(response);
        }
        return response;
    }

    /** Undoes the transaction and carries the answer that says why out of it. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Response answer;

        Undone(Response answer) {
            super("undone, answer " + answer.getStatus(), null, false, false);
            this.answer = answer;
        }
    }

    /** Undoes the transaction because another request has the key. */
    private static final class NotFirst extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final Claim claim;

        NotFirst(Claim claim) {
            super(claim.name(), null, false, false);
            this.claim = claim;
        }
    }

    private Response repeated(Call call, Row row) {
        if (!macs.matches(PURPOSE, call.bodyHash, row.bodyMac())) {
            throw Problem.unprocessable("这个 Idempotency-Key 已用于内容不同的请求。请重新打开页面填写，或换一个新的键。");
        }
        return KeptAnswer.fromBytes(sealing.open(row.answer(), call.place()), mapper).toResponse();
    }

    private static Problem stillRunning() {
        return Problem.conflict("您刚才发送的内容正在处理，请勿重复提交。请稍等几秒后刷新页面。");
    }

    /** Deletes answers whose time is over. Deleting twice is harmless, so every node may run it. */
    @Scheduled(every = "30m", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purge() {
        int gone = purgeNow();
        if (gone > 0) {
            LOG.infof("%d kept answers forgotten", gone);
        }
    }

    int purgeNow() {
        Instant before = clock.instant().minus(config.kept());
        int all = 0;
        int gone;
        do {
            gone = Retrying.deadlocks(config.tries(),
                    () -> QuarkusTransaction.requiringNew().call(() -> store.purge(before, PURGED_AT_ONCE)));
            all += gone;
        } while (gone == PURGED_AT_ONCE);
        return all;
    }

    private static String sha256(String text) {
        return HexFormat.of().formatHex(sha(text.getBytes(UTF_8)));
    }

    private static byte[] sha(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
