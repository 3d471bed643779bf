package org.ecobureau.local;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cookies as a browser treats them on localhost: those marked Secure are sent there without TLS too. */
final class LocalCookies extends CookieManager {

    LocalCookies() {
        super(null, CookiePolicy.ACCEPT_ALL);
    }

    @Override
    public void put(URI uri, Map<String, List<String>> headers) throws IOException {
        Map<String, List<String>> plain = new HashMap<>(headers);
        plain.replaceAll((name, values) -> "set-cookie".equalsIgnoreCase(name)
                ? values.stream().map(value -> value.replaceAll("(?i);\\s*secure(?=;|$)", "")).toList()
                : values);
        super.put(uri, plain);
    }
}
