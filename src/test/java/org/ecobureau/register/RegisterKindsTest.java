package org.ecobureau.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegisterKindsTest {

    private static final String GOOD = "{'title':'t','purpose':'p','columns':[{'name':'a','label':'A','type':'text','required':true},"
            + "{'name':'b','label':'B','type':'choice','options':['x',{'value':'y','label':'Y'}]},"
            + "{'name':'c','label':'C','type':'phone','public':false}]}";

    @Test
    void everyKindOfTheSiteIsValid() {
        assertTrue(new RegisterKinds().all().size() > 0);
    }

    @Test
    void columnsArePublicUnlessTheFileSaysOtherwise() {
        RegisterKind kind = read(GOOD);
        assertEquals("[a, b]", kind.openColumns().stream().map(RegisterColumn::name).toList().toString());
        assertEquals("[a]", kind.key().toString());
        assertEquals("Y", kind.column("b").orElseThrow().optionLabel("y"));
        assertEquals("x", kind.column("b").orElseThrow().optionLabel("x"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "'type':'text','required':true | 'type':'telephone','required':true",
            "'type':'text','required':true | 'required':true",
            "'type':'text','required':true | 'type':'text','required':true,'colour':'red'",
            "'type':'text','required':true | 'type':'text'",
            "'type':'text','required':true | 'type':'text','required':true,'public':false",
            "'type':'text','required':true | 'type':'choice','required':true",
            "'name':'b'                     | 'name':'a'",
            "'name':'b'                     | 'name':'B b'",
            "'title':'t',                   | ''",
            "'purpose':'p'                  | 'purpose':'p','key':['b']" })
    void aBrokenFileFailsTheStart(String from, String to) {
        String broken = GOOD.replace(from, "''".equals(to) ? "" : to);
        assertThrows(IllegalStateException.class, () -> read(broken));
    }

    private static RegisterKind read(String json) {
        return RegisterKinds.kind("test", null,
                new ByteArrayInputStream(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }
}
