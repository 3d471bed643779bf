package org.ecobureau.monitoring.imports;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.ecobureau.shared.seal.SealedTable;
import org.ecobureau.shared.seal.SealedTable.Column;

/** Where the lines of uploaded files stand sealed. */
@ApplicationScoped
class ImportSeals implements SealedTable.Source {

    @Override
    public List<SealedTable> sealedTables() {
        return List.of(SealedTable.of("import_chunk", "导入的文件", "import_chunk t", List.of("draft_id", "position"), 16,
                new Column("sealed", "CONCAT('import_draft ', t.draft_id, ':', t.position)")));
    }
}
