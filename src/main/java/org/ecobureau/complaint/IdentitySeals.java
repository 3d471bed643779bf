package org.ecobureau.complaint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;

import org.ecobureau.shared.seal.SealedTable;
import org.ecobureau.shared.seal.SealedTable.Column;
import org.ecobureau.shared.seal.SealedTable.Index;

/** Where the case keeps something sealed: identities with the blind index of the phone, calls to return, drafts of the desk. */
@ApplicationScoped
class IdentitySeals implements SealedTable.Source {

    private static final String DRAFT_PLACE = "CONCAT('case draft ', t.username, ' ', t.case_id, ' ', t.step,"
            + " IF(t.part = '', '', CONCAT(' ', t.part)))";

    @Override
    public List<SealedTable> sealedTables() {
        List<Column> columns = new ArrayList<>();
        for (IdentityField field : IdentityField.values()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            columns.add(new Column(name, "CONCAT(c.number, ':" + name + "')"));
        }
        SealedTable calls = SealedTable.of("call_back", "约好的回电", "call_back t JOIN complaint_case c ON c.id = t.case_id",
                List.of("id"), 200, new Column("phone", "CONCAT(c.number, ':callBack')"));
        SealedTable visits = SealedTable.of("site_visit", "现场检查时见到的人",
                "site_visit t JOIN complaint_case c ON c.id = t.case_id", List.of("id"), 200,
                new Column("met_name", "CONCAT(c.number, ':visit ', t.visit_no, '.', t.version, ':met')"));
        return List.of(calls, visits, SealedTable.of("case_draft", "投诉件里没有提交的表格", "case_draft t", List.of("id"), 50,
                new Column("content", DRAFT_PLACE), new Column("earlier", DRAFT_PLACE)),
                SealedTable.of("entry_draft", "没有登记完的来件", "entry_draft t", List.of("id"), 50,
                        new Column("content", "CONCAT('entry draft ', t.username, ' ', t.draft_key)")),
                new SealedTable("case_identity", "投诉人身份", "case_identity t JOIN complaint_case c ON c.id = t.case_id",
                        List.of("case_id"), columns, List.of(new Index("phone_index", CaseIdentities.PHONE_INDEX, "phone")),
                        200));
    }
}
