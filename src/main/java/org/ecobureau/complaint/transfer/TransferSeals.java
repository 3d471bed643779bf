package org.ecobureau.complaint.transfer;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.ecobureau.shared.seal.SealedTable;
import org.ecobureau.shared.seal.SealedTable.Column;

/** Where uploaded lists of transferred cases and their receipts stand sealed. */
@ApplicationScoped
class TransferSeals implements SealedTable.Source {

    @Override
    public List<SealedTable> sealedTables() {
        return List.of(SealedTable.of("transfer_import", "导入的转办件和回执", "transfer_import t", List.of("id"), 4,
                new Column("content", "CONCAT('transfer_import ', t.id, ':file')"),
                new Column("receipts", "CONCAT('transfer_import ', t.id, ':receipts')")));
    }
}
