package org.ecobureau.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class StackResourceTest {

    @Inject
    AgroalDataSource database;

    @Test
    void chineseTextAndFourByteCharactersComeBackUnchanged() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("SELECT ?, @@character_set_database")) {
            query.setString(1, "平江县𠮷😀");
            try (ResultSet row = query.executeQuery()) {
                row.next();
                assertEquals("平江县𠮷😀", row.getString(1));
                assertEquals("utf8mb4", row.getString(2));
            }
        }
    }
}
