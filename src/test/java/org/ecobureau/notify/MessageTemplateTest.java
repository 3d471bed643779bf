package org.ecobureau.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class MessageTemplateTest {

    private static final Map<String, String> VALUES = Map.of("number", "PJ-W-1", "bureau", "分局");

    @Test
    void anUnfilledTemplateVariableIsNeverSent() {
        for (String open : List.of("投诉{number}：{step}", "投诉{number", "投诉}", "{ number}", "【{bureau}】请于【日期】前回复", "好【", "】好",
                "投诉{bureau} {}")) {
            assertThrows(IllegalArgumentException.class, () -> MessageTemplate.fill(open, VALUES), open);
        }
        assertThrows(IllegalArgumentException.class, () -> MessageTemplate.fill("{number}", Map.of("number", " ")));
        assertEquals("【分局】投诉PJ-W-1有新进展", MessageTemplate.fill("【{bureau}】投诉{number}有新进展", VALUES));
    }

    @Test
    void whatNobodyFillsInIsNamedWhenTheWordsAreSaved() {
        MessageTemplate template = new MessageTemplate();
        template.placeholders = "number,bureau";
        assertEquals(List.of(), template.unknown("【{bureau}】投诉{number}有新进展"));
        assertEquals(List.of("{name}", "【日期】"), template.unknown("【{bureau}】{name}请于【日期】前回复"));
        assertEquals(List.of("{", "】"), template.unknown("{ 好】"));
    }
}
