package org.ecobureau.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.ecobureau.attachment.photo.Specimens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Complaints of invented people, posted by the public interface as any app would; each says that it is a demonstration. */
public final class DemoComplaints {

    /** What a reporter holds afterwards. */
    public record Receipt(String number, String code) {
    }

    private static final String MARK = "【演示数据】";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String site;

    /** @param site address of the running site, without a trailing slash */
    public DemoComplaints(String site) {
        this.site = site;
    }

    /** Posts all of them and returns their receipts in this order. Posting again within a day gives the same receipts. */
    public List<Receipt> load() {
        List<Receipt> receipts = new ArrayList<>();
        List<String> bodies = bodies();
        for (int i = 0; i < bodies.size(); i++) {
            receipts.add(i == 0 ? postWithPhoto("demo-complaint-1", bodies.get(i))
                    : post("demo-complaint-" + (i + 1), "application/json", bodies.get(i).getBytes(StandardCharsets.UTF_8)));
        }
        return receipts;
    }

    private static List<String> bodies() {
        return List.of(
                complaint("air", "odour", "砖厂每天晚上九点以后有很浓的焦糊味，窗户不敢开，已经半个多月。", "430626111", "工业园兴业路中段，路东",
                        "anonymous", "", "\"airSmell\":\"burnt\",\"airWhen\":\"evening,night\""),
                complaint("noise", "construction", "工地夜里十二点还在打桩，孩子睡不着，连续三天了。", "430626001", "北城路与百花路路口", "named",
                        ",\"name\":\"演示甲\",\"phone\":\"13800000001\"", "\"noiseWhen\":\"night\",\"noiseOften\":\"daily\""),
                complaint("water", "livestock", "养猪场的污水直接排到小溪里，水发黑发臭，下游还要浇菜。", "430626104", "村口往北三百米", "confidential",
                        ",\"phone\":\"13800000002\"", "\"waterColour\":\"black\",\"waterSigns\":\"smell,pipe\""),
                complaint("air", "strawBurning", "田里连着几块地在烧秸秆，烟很大，飘到公路上看不清路。", "430626110", "106 国道旁", "anonymous", "",
                        "\"airWhen\":\"daytime\""),
                complaint("solidWaste", "construction", "有人夜里用货车把建筑垃圾倒在河滩上，大概有七八车。", "430626102", "大桥下游河滩", "anonymous", "",
                        "\"wasteAmount\":\"七八车\",\"wasteStill\":\"yes\""),
                complaint("ecology", "sandMining", "河里有两条船晚上采砂，天亮就走。", "430626109", "渡口上游", "confidential",
                        ",\"email\":\"demo@example.com\"", "\"ecologyStill\":\"yes\""),
                complaint("noise", "socialLife", "楼下歌厅音响太大，十一点以后还很吵。", "430626002", "天岳大道", "named",
                        ",\"name\":\"演示乙\",\"phone\":\"13800000003\"", "\"noiseWhen\":\"night\""),
                complaint("other", "website", "手机上看空气质量的图，横着看的时候字很小。", "000000000", "", "anonymous", "", ""));
    }

    private static String complaint(String type, String subtype, String text, String township, String place, String identity,
            String contact, String answers) {
        return "{\"types\":[\"" + type + "\"],\"subtypes\":[\"" + subtype + "\"],\"description\":\"" + MARK + text
                + "\",\"township\":\"" + township + "\",\"place\":\"" + place + "\",\"identity\":\"" + identity + "\"" + contact
                + ",\"answers\":{" + answers + "},\"publicConsent\":true}";
    }

    private Receipt postWithPhoto(String key, String body) {
        String boundary = "----demo-complaint";
        ByteArrayOutputStream parts = new ByteArrayOutputStream();
        parts.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"complaint\"\r\n"
                + "Content-Type: application/json; charset=UTF-8\r\n\r\n" + body + "\r\n--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"photos\"; filename=\"photo.jpg\"\r\n"
                + "Content-Type: image/jpeg\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        parts.writeBytes(Specimens.jpegWithPosition(1200, 900, 1));
        parts.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return post(key, "multipart/form-data; boundary=" + boundary, parts.toByteArray());
    }

    private Receipt post(String key, String type, byte[] body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(site + "/api/v1/complaints")).timeout(Duration.ofMinutes(1))
                .header("Content-Type", type).header("Idempotency-Key", key).POST(BodyPublishers.ofByteArray(body)).build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() != 201) {
                throw new StackFailure(request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
            }
            JsonNode receipt = JSON.readTree(answer.body());
            return new Receipt(receipt.get("number").asText(), receipt.get("receiptCode").asText());
        } catch (IOException e) {
            throw new StackFailure(request.uri() + " cannot be reached: " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("Interrupted while waiting for " + request.uri() + ".", e);
        }
    }
}
