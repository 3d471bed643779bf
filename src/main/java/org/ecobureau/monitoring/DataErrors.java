package org.ecobureau.monitoring;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import io.quarkus.qute.TemplateExtension;

/** The way from a value to the complaint form: {@code {dataError:report(about)}} is an address that starts it prefilled. */
@TemplateExtension(namespace = "dataError")
public final class DataErrors {

    private DataErrors() {
    }

    /** The address for an error in {@code about}, the value in words. */
    public static String report(String about) {
        return "/complaints/new?type=other&subtype=dataError&about=" + URLEncoder.encode(about, StandardCharsets.UTF_8);
    }
}
