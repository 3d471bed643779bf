package org.ecobureau.local;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

import org.mariadb.jdbc.Driver;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;

/** Gives every {@code @QuarkusTest} the MariaDB of the stack with a fresh, empty database. */
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
public class StackResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        Map<String, String> mariadb = StackClient.part("mariadb");
        Map<String, String> config = new HashMap<>(datasource(mariadb, createDatabase(mariadb, "eco_test_")));
        if (StackSettings.fromSystemProperties().parts().contains("clamd")) {
            Map<String, String> clamd = StackClient.part("clamd");
            config.put("eco.clamd.host", clamd.get("host"));
            config.put("eco.clamd.port", clamd.get("port"));
        }
        if (StackSettings.fromSystemProperties().parts().contains("mail")) {
            Map<String, String> mail = StackClient.part("mail");
            config.put("quarkus.mailer.mock", "false");
            config.put("quarkus.mailer.host", mail.get("host"));
            config.put("quarkus.mailer.port", mail.get("port"));
            config.put("eco.notify.mail", "true");
        }
        return config;
    }

    static String createDatabase(Map<String, String> mariadb, String prefix) {
        String name = prefix + UUID.randomUUID().toString().substring(0, 8);
        Properties account = new Properties();
        account.setProperty("user", mariadb.get("user"));
        account.setProperty("password", mariadb.get("password"));
        // Asked directly: a site that ended before this one (another test profile) took its driver out of the manager's list.
        try (Connection connection = new Driver().connect(mariadb.get("server"), account);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new StackFailure("The test database cannot be created: " + e.getMessage() + ".", e);
        }
        return name;
    }

    static Map<String, String> datasource(Map<String, String> mariadb, String database) {
        return Map.of("quarkus.datasource.jdbc.url", mariadb.get("server") + database, "quarkus.datasource.username",
                mariadb.get("user"), "quarkus.datasource.password", mariadb.get("password"));
    }

    @Override
    public void stop() {
        // the database goes with the stack
    }
}
