package org.ecobureau.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.ecobureau.local.ClamdPart;
import org.ecobureau.local.ServiceToken;
import org.ecobureau.local.StackClient;
import org.junit.jupiter.api.Test;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;

/** The surroundings of the site do what the site's tests take for granted. */
class StackIT {

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void theScannerFindsBothTestSignaturesAndPassesOtherText() throws IOException {
        assertTrue(scan(ClamdPart.EICAR).contains("Eicar-Test-Signature"));
        assertTrue(scan("text before " + ClamdPart.TEST_STRING + " and after").contains("Eco.Test.Signature"));
        assertEquals("stream: OK", scan("平江县"));
    }

    private static String scan(String text) throws IOException {
        var clamd = StackClient.part("clamd");
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (Socket socket = new Socket(clamd.get("host"), Integer.parseInt(clamd.get("port")))) {
            var out = socket.getOutputStream();
            out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
            out.write(ByteBuffer.allocate(4 + bytes.length + 4).putInt(bytes.length).put(bytes).putInt(0).array());
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).replace("\0", "");
        }
    }

    @Test
    void aServiceTokenCarriesTheRoleIngest() {
        String token = new ServiceToken(JourneyStack.get().tokenUrl()).value();
        String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
        assertTrue(claims.contains("\"roles\":[\"ingest\"]"), claims);
    }

    @Test
    void aMailIsCaughtAndCanBeReadOnThePage() throws IOException, InterruptedException {
        var mail = StackClient.part("mail");
        GreenMailUtil.sendTextEmail("resident@example.org", "bureau@example.org", "登记回执", "您的投诉已登记。",
                new ServerSetup(Integer.parseInt(mail.get("port")), mail.get("host"), ServerSetup.PROTOCOL_SMTP));
        String list = "";
        for (int i = 0; i < 50 && !list.contains("登记回执"); i++) {
            Thread.sleep(100);
            list = body(mail.get("page") + "/");
        }
        assertTrue(list.contains("登记回执"), list);
        String link = list.replaceAll("(?s).*href=\"(/\\d+\\.eml)\">登记回执.*", "$1");
        assertTrue(body(mail.get("page") + link).contains("您的投诉已登记。"));
    }

    @Test
    void theSitesHealthIsOnTheManagementPortOnly() throws IOException, InterruptedException {
        assertTrue(body(JourneyStack.get().management() + "/q/health").contains("UP"));
        HttpRequest atTheSite = HttpRequest.newBuilder(URI.create(JourneyStack.get().url() + "/q/health")).build();
        assertEquals(404, http.send(atTheSite, HttpResponse.BodyHandlers.discarding()).statusCode());
    }

    private String body(String url) throws IOException, InterruptedException {
        return http
                .send(HttpRequest.newBuilder(URI.create(url)).build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                .body();
    }
}
