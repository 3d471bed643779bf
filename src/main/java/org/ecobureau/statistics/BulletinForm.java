package org.ecobureau.statistics;

import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.web.FormErrors;
import org.jboss.resteasy.reactive.RestForm;

/** The editor's words as typed. */
public class BulletinForm {

    private static final int MOST = 5000;

    @RestForm
    public String summary;
    @RestForm
    public String air;
    @RestForm
    public String water;
    @RestForm
    public String sources;
    @RestForm
    public String work;

    static BulletinForm of(BulletinText text) {
        BulletinForm form = new BulletinForm();
        form.summary = text.summary();
        form.air = text.air();
        form.water = text.water();
        form.sources = text.sources();
        form.work = text.work();
        return form;
    }

    BulletinText read(FormErrors errors) {
        return new BulletinText(text("summary", summary, errors), text("air", air, errors), text("water", water, errors),
                text("sources", sources, errors), text("work", work, errors));
    }

    private static String text(String field, String typed, FormErrors errors) {
        String text = Nfc.clean(typed);
        if (Nfc.length(text) > MOST) {
            errors.add(field, "每一部分最多 " + MOST + " 个字。");
        }
        return text;
    }
}
