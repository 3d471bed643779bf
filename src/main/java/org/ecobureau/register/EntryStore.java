package org.ecobureau.register;

import java.sql.PreparedStatement;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.hibernate.Session;

/** Writes many rows at once, past the persistence context: a list has thousands. Belongs to the caller's transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class EntryStore {

    private static final String INSERT = "INSERT INTO register_row (version_id, position, row_key, cells) VALUES (?, ?, ?, ?)";
    private static final int BATCH = 500;
    private static final CellsJson JSON = new CellsJson();

    @Inject
    EntityManager em;

    void copy(long from, long to) {
        em.createNativeQuery("INSERT INTO register_row (version_id, position, row_key, cells)"
                + " SELECT ?, position, row_key, cells FROM register_row WHERE version_id = ? ORDER BY position")
                .setParameter(1, to).setParameter(2, from).executeUpdate();
    }

    void replace(long versionId, List<RegisterRow> rows) {
        em.flush();
        em.createNativeQuery("DELETE FROM register_row WHERE version_id = ?").setParameter(1, versionId).executeUpdate();
        em.unwrap(Session.class).doWork(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                int position = 0;
                for (RegisterRow row : rows) {
                    position++;
                    insert.setLong(1, versionId);
                    insert.setInt(2, position);
                    insert.setString(3, row.key());
                    insert.setString(4, JSON.convertToDatabaseColumn(row.cells()));
                    insert.addBatch();
                    if (position % BATCH == 0) {
                        insert.executeBatch();
                    }
                }
                insert.executeBatch();
            }
        });
    }

    void append(long versionId, RegisterRow row) {
        Number last = (Number) em.createNativeQuery("SELECT COALESCE(MAX(position), 0) FROM register_row WHERE version_id = ?")
                .setParameter(1, versionId).getSingleResult();
        RegisterEntry entry = new RegisterEntry();
        entry.versionId = versionId;
        entry.position = last.intValue() + 1;
        entry.rowKey = row.key();
        entry.cells = row.cells();
        entry.persist();
    }
}
