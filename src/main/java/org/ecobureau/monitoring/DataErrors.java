package org.ecobureau.monitoring;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import io.quarkus.qute.TemplateExtension;

/** The way from a value to the form about errors: {@code {dataError:report(about)}} is an address that opens it. */
@TemplateExtension(namespace = "dataError")
public final class DataErrors {

    private DataErrors() {
    }

    /** The address for an error in {@code about}, the value in words. */
    public static String report(String about) {
        return "/complaints/errors/new?about=" + URLEncoder.encode(about, StandardCharsets.UTF_8);
    }

    /** The address for an error in the value at this permanent address ({@link SlotAddress}). */
    public static String inValue(String address) {
        return "/complaints/errors/new?value=" + URLEncoder.encode(address, StandardCharsets.UTF_8);
    }
}
