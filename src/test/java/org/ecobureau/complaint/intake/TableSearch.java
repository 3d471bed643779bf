package org.ecobureau.complaint.intake;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;

/** Looks through every column of every table for texts that must not be there, as a thief with a dump would. */
public class TableSearch {

    public Map<String, String> tablesWith(String... secrets) {
        Map<String, String> found = new TreeMap<>();
        AgroalDataSource database = Arc.container().instance(AgroalDataSource.class).get();
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet names = statement.executeQuery("SHOW TABLES")) {
                while (names.next()) {
                    tables.add(names.getString(1));
                }
            }
            for (String table : tables) {
                search(statement, table, secrets, found);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    private static void search(Statement statement, String table, String[] secrets, Map<String, String> found)
            throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT * FROM `" + table + "`")) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int i = 1; i <= columns; i++) {
                    Object value = rows.getObject(i);
                    String text = value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8)
                            : String.valueOf(value);
                    for (String secret : secrets) {
                        if (text.contains(secret)) {
                            found.put(table + "." + rows.getMetaData().getColumnName(i), secret);
                        }
                    }
                }
            }
        }
    }
}
