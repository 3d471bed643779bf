package org.ecobureau.shared.web;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.ecobureau.shared.seal.SealedTable;
import org.ecobureau.shared.seal.SealedTable.Column;

/** Where the first answers of storing requests stand sealed. */
@ApplicationScoped
class IdempotencySeals implements SealedTable.Source {

    @Override
    public List<SealedTable> sealedTables() {
        return List.of(SealedTable.of("idempotency", "重复提交用的答复", "idempotency t", List.of("key_hash"), 100,
                new Column("answer", "CONCAT('idempotency ', t.key_hash)")));
    }
}
