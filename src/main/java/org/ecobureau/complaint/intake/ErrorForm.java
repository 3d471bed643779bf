package org.ecobureau.complaint.intake;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.ecobureau.complaint.ComplaintForm;
import org.ecobureau.complaint.ComplaintRules;
import org.ecobureau.complaint.ErrorKind;
import org.ecobureau.complaint.IdentityMode;
import org.ecobureau.monitoring.history.Values;
import org.ecobureau.region.Townships;
import org.ecobureau.shared.text.Nfc;
import org.jboss.resteasy.reactive.RestForm;

/** What the short form about an error in the site posts. */
public class ErrorForm {

    private static final int MOST = 300;

    @RestForm
    public String idempotencyKey;
    /** Address of the value it is about: {@code /data/site/parameter/period/start}. */
    @RestForm
    public String value;
    /** Subtype of {@link ErrorKind}. */
    @RestForm
    public String kind;
    /** Which page or figure, in words. */
    @RestForm
    public String where;
    @RestForm
    public String description;
    @RestForm
    public String identity;
    @RestForm
    public String name;
    @RestForm
    public String phone;
    @RestForm
    public String email;
    /** A trap for machines: nobody sees the field. */
    @RestForm
    public String website;

    /** The form a link opens. */
    static ErrorForm opened(String value, String about) {
        ErrorForm form = new ErrorForm();
        form.value = value;
        form.where = shortened(Nfc.clean(about));
        form.kind = value != null || form.where != null ? ErrorKind.DATA.subtype() : null;
        form.identity = IdentityMode.ANONYMOUS.code();
        return form;
    }

    private static String shortened(String text) {
        return text == null || Nfc.length(text) <= MOST ? text : text.substring(0, text.offsetByCodePoints(0, MOST));
    }

    boolean trapped() {
        return Nfc.clean(website) != null;
    }

    /** The complaint it becomes: what it is about leads, so that a short sentence is enough. */
    ComplaintForm complaint(Values.Found found) {
        String said = Nfc.clean(description);
        String about = found != null ? ErrorReportPages.about(found)
                : Nfc.clean(where) == null && Nfc.length(said) < ComplaintRules.DESCRIPTION_LEAST
                        ? ErrorKind.bySubtype(Nfc.clean(kind)).orElse(ErrorKind.WEBSITE).label()
                        : Nfc.clean(where);
        String text = about == null || said == null ? said : "关于：" + about + "\n" + said;
        String subtype = found == null ? Nfc.clean(kind) : ErrorKind.DATA.subtype();
        return new ComplaintForm(List.of("other"), subtype == null ? List.of() : List.of(subtype), text, null,
                found == null || found.site().township() == null ? Townships.OUTSIDE : found.site().township(),
                found == null ? null : found.site().name(), null, null, null, identity, name, phone, email, Map.of(), false);
    }

    byte[] canonical() {
        return Stream.of(value, kind, where, description, identity, name, phone, email)
                .map(v -> v == null ? "-" : v.length() + ":" + v).collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "ErrorForm[" + kind + "]";
    }
}
