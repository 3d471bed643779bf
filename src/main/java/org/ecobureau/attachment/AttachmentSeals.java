package org.ecobureau.attachment;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.ecobureau.shared.seal.SealedTable;
import org.ecobureau.shared.seal.SealedTable.Column;

/** Where names and contents of files stand sealed; contents some at a time, a chunk is 256 KB. */
@ApplicationScoped
class AttachmentSeals implements SealedTable.Source {

    @Override
    public List<SealedTable> sealedTables() {
        return List.of(SealedTable.of("attachment", "照片和文件的名称", "attachment t", List.of("id"), 200,
                new Column("sealed_name", "CONCAT('attachment ', t.uuid, ':name')")),
                SealedTable.of("attachment_chunk", "照片和文件的内容", "attachment_chunk t JOIN attachment a ON a.id = t.attachment_id",
                        List.of("attachment_id", "position"), 16,
                        new Column("sealed", "CONCAT('attachment ', a.uuid, ':', t.position)")));
    }
}
