package org.ecobureau.attachment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "现场照片.jpg | 现场照片.jpg",
            "../../etc/passwd | passwd",
            "C:\\Users\\张三\\排污口.png | 排污口.png",
            "..jpg | jpg",
            "a\u202Egpj.exe | agpj.exe",
            "a\u0000b\tc.jpg | abc.jpg",
            "<img src=x>.jpg | img src=x.jpg",
            "'   ' | 未命名文件",
            "../ | 未命名文件",
            "\uFEFF | 未命名文件" })
    void namesAreCleaned(String sent, String kept) {
        assertEquals(kept, FileNames.clean(sent));
    }

    @Test
    void missingNameGetsOne() {
        assertEquals("未命名文件", FileNames.clean(null));
    }

    @Test
    void decomposedLettersAreComposed() {
        assertEquals("\u00E9.jpg", FileNames.clean("e\u0301.jpg"));
    }

    @Test
    void twoHundredChineseCharactersFitAndMoreAreCutBeforeTheEnding() {
        String fits = "污".repeat(196) + ".jpg";
        assertEquals(fits, FileNames.clean(fits));
        String cut = FileNames.clean("污".repeat(500) + ".jpg");
        assertEquals(200, cut.length());
        assertTrue(cut.endsWith("污….jpg"));
        String beyondTheBasicPlane = FileNames.clean("𠮷".repeat(500));
        assertEquals(200, beyondTheBasicPlane.codePointCount(0, beyondTheBasicPlane.length()));
    }

    @Test
    void savedNameHasTheEndingOfItsContent() {
        assertEquals("a.html.jpg", FileNames.withEnding("a.html", "image/jpeg"));
        assertEquals("a.JPEG", FileNames.withEnding("a.JPEG", "image/jpeg"));
        assertEquals("报告.pdf", FileNames.withEnding("报告", "application/pdf"));
    }

    @Test
    void dispositionKeepsChineseNamesAndNoHeaderCanBeSmuggledIn() {
        assertEquals("attachment; filename=\"__.jpg\"; filename*=UTF-8''%E7%8E%B0%E5%9C%BA.jpg",
                FileNames.disposition("attachment", "现场.jpg"));
        String hostile = FileNames.disposition("attachment", "a\"\r\nSet-Cookie: x=1;*'.jpg");
        assertTrue(hostile.matches("attachment; filename=\"[A-Za-z0-9._-]+\"; filename\\*=UTF-8''[A-Za-z0-9._%-]+"), hostile);
    }
}
