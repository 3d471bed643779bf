package org.ecobureau.shared.table;

import java.io.IOException;
import java.nio.file.Path;

import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** What the first bytes of a file say it is. */
enum FileKind {
    /** XLSX, but also every other ZIP. */
    ZIP,
    /** The container of Office before 2007, and of workbooks with a password. */
    OLE2,
    PDF,
    UTF16,
    TEXT;

    static final int HEAD_BYTES = 8;
    private static final byte[] OLE = { (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A,
            (byte) 0xE1 };

    static FileKind of(byte[] head) {
        if (starts(head, 'P', 'K', 3, 4) || starts(head, 'P', 'K', 5, 6)) {
            return ZIP;
        }
        if (java.util.Arrays.equals(head, OLE)) {
            return OLE2;
        }
        if (starts(head, '%', 'P', 'D', 'F')) {
            return PDF;
        }
        return starts(head, 0xFF, 0xFE) || starts(head, 0xFE, 0xFF) ? UTF16 : TEXT;
    }

    private static boolean starts(byte[] head, int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    void refuseUnlessTable(Path file) throws UnreadableTable {
        if (this == OLE2) {
            throw new UnreadableTable(encrypted(file) ? "这个工作簿设了打开密码。请在 Excel 或 WPS 里去掉密码，另存后再上传。"
                    : "这是旧版 Excel 格式（.xls）或其他旧版 Office 文件。请另存为 .xlsx 或 CSV（UTF-8）后再上传。");
        }
        if (this != ZIP) {
            refuseUnlessText();
        }
    }

    void refuseUnlessText() throws UnreadableTable {
        switch (this) {
            case ZIP, OLE2 -> throw new UnreadableTable("这是 Excel 工作簿。请在 Excel 或 WPS 里“另存为”CSV（UTF-8）后再发送。");
            case PDF -> throw new UnreadableTable("这是 PDF 文件，里面的表格读不出来。请上传 CSV 或 Excel（.xlsx）文件。");
            case UTF16 -> throw new UnreadableTable("文件的文字编码是 UTF-16（“Unicode 文本”）。请另存为 CSV（UTF-8）后再上传。");
            case TEXT -> {
                // A text may be read; whether it is one, its bytes tell when they are decoded.
            }
        }
    }

    private static boolean encrypted(Path file) {
        try (POIFSFileSystem container = new POIFSFileSystem(file.toFile(), true)) {
            return container.getRoot().hasEntryCaseInsensitive("EncryptedPackage");
        } catch (IOException | RuntimeException e) {
            // A broken container is answered like an old one: the advice is the same.
            return false;
        }
    }
}
