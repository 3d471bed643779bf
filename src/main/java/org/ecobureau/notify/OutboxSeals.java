package org.ecobureau.notify;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.ecobureau.shared.seal.SealedTable;
import org.ecobureau.shared.seal.SealedTable.Column;

/** Where addresses and texts of messages stand sealed. */
@ApplicationScoped
class OutboxSeals implements SealedTable.Source {

    @Override
    public List<SealedTable> sealedTables() {
        return List.of(SealedTable.of("outbox_message", "待发消息的地址和内容", "outbox_message t", List.of("id"), 200,
                new Column("address", "CONCAT('outbox:', t.ref, ':address')"),
                new Column("content", "CONCAT('outbox:', t.ref, ':content')")));
    }
}
