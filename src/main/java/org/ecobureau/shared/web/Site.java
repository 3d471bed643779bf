package org.ecobureau.shared.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

import org.ecobureau.shared.chart.QrCode;
import org.ecobureau.shared.chart.Svg;
import org.ecobureau.shared.time.ChinaTime;

/** The site's own facts for templates: {@code {cdi:site.county}}, {@code {cdi:site.asset('site.css')}}. */
@Named("site")
@Singleton
public class Site {

    private final Map<String, String> assetAddresses = new ConcurrentHashMap<>();

    @Inject
    SiteConfig config;

    @Inject
    Clock clock;

    public SiteConfig getConfig() {
        return config;
    }

    public String getCounty() {
        return config.county();
    }

    public LocalDate getToday() {
        return ChinaTime.today(clock);
    }

    /** The address of one of our own files, with a part of its hash so that it may be kept for long. */
    public String asset(String name) {
        return assetAddresses.computeIfAbsent(name, n -> "/assets/" + n + "?v=" + hash("META-INF/resources/assets/" + n));
    }

    /** The style sheet of the component library. */
    public String getComponentCss() {
        return ComponentCss.ADDRESS;
    }

    /** The drawing library that {@code charts.js} loads, without {@code .iife.min.js} and {@code .min.css}. */
    public String getChartLibrary() {
        return "/webjars/uplot/1.6.30/dist/uPlot";
    }

    /** The QR code of an address of this site, for print. */
    public Svg qr(String path) {
        return QrCode.of(config.baseUrl() + path);
    }

    private static String hash(String resource) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no such asset: " + resource);
            }
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
