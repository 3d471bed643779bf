package org.ecobureau.attachment.photo;

/** A photo that is not taken, with the reason for the person who sent it. */
public class RefusedPhotoException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why; the text follows the file's name in quotation marks. */
    public enum Reason {
        EMPTY("是空文件。请重新选择。"),
        NOT_A_PHOTO("不是 JPEG、PNG 或 WebP 格式的照片，不能上传。"),
        TOO_MANY_PIXELS("的像素太多。请缩小尺寸后再上传。"),
        ANIMATED("是动态图片。请上传静态照片。"),
        BROKEN("已损坏或不完整，无法打开。请重新上传。");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    private final transient Reason reason;

    public RefusedPhotoException(Reason reason) {
        this(reason, null);
    }

    public RefusedPhotoException(Reason reason, Throwable cause) {
        super(reason.name(), cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
