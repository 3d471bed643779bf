package org.ecobureau.complaint.terms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;

import org.ecobureau.calendar.NoticeFile;
import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.web.FormErrors;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** A year's notice as typed or uploaded; a file takes the place of the text. */
public class CalendarForm {

    private static final int MOST_BYTES = 20_000;
    private static final int LONGEST_NOTICE = 80;
    private static final int LONGEST_SOURCE = 300;
    private static final Pattern SOURCE = Pattern.compile("https?://[^\\s<>\"]+");

    @RestForm
    public String idempotencyKey;
    /** Number of the notice, 国办发明电〔2025〕7号. */
    @RestForm
    public String notice;
    /** Where it was published. */
    @RestForm
    public String source;
    /** The table. */
    @RestForm
    public String days;
    @RestForm("file")
    public FileUpload file;

    static CalendarForm of(List<NoticeFile.Row> rows, String notice, String source) {
        CalendarForm form = new CalendarForm();
        form.days = rows.isEmpty() ? String.join(",", NoticeFile.COLUMNS) + "\n" : csv(rows);
        form.notice = notice;
        form.source = source;
        return form;
    }

    static String csv(List<NoticeFile.Row> rows) {
        StringBuilder text = new StringBuilder(String.join(",", NoticeFile.COLUMNS)).append('\n');
        rows.forEach(
                r -> text.append(r.day()).append(',').append(r.name()).append(',').append(r.workday() ? 0 : 1).append('\n'));
        return text.toString();
    }

    /** Takes the file in; says what is missing or too long. */
    FormErrors check() {
        FormErrors errors = new FormErrors();
        notice = Nfc.clean(notice);
        source = Nfc.clean(source);
        if (file != null && file.size() > MOST_BYTES) {
            errors.add("file", "文件太大，一年的放假安排不会超过 20 KB。");
        } else if (file != null && file.size() > 0) {
            days = read(file);
        }
        if (days == null || days.isBlank()) {
            errors.add("days", "请上传文件，或者填写每一天。");
        } else if (days.length() > MOST_BYTES) {
            errors.add("days", "内容太长，一年最多 120 行。");
        }
        if (notice == null || Nfc.length(notice) > LONGEST_NOTICE) {
            errors.add("notice", "请填写通知的文号，最多 " + LONGEST_NOTICE + " 个字。");
        }
        if (source == null || source.length() > LONGEST_SOURCE || !SOURCE.matcher(source).matches()) {
            errors.add("source", "请填写通知的网址，以 http:// 或 https:// 开头。");
        }
        return errors;
    }

    byte[] canonical(int year) {
        return (year + "\n" + notice + "\n" + source + "\n" + days).getBytes(StandardCharsets.UTF_8);
    }

    /** UTF-8 or what a Chinese spreadsheet saves. */
    private static String read(FileUpload file) {
        try {
            byte[] bytes = Files.readAllBytes(file.uploadedFile());
            try {
                return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            } catch (CharacterCodingException notUtf8) {
                return new String(bytes, Charset.forName("GB18030"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
