package org.ecobureau.complaint.intake;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.ecobureau.shared.seal.SealedTable;
import org.ecobureau.shared.seal.SealedTable.Column;

/** Where what somebody typed so far stands sealed. */
@ApplicationScoped
class DraftSeals implements SealedTable.Source {

    @Override
    public List<SealedTable> sealedTables() {
        return List.of(SealedTable.of("complaint_draft", "没有提交的投诉", "complaint_draft t", List.of("id"), 50,
                new Column("content", "CONCAT('draft ', t.id)")));
    }
}
