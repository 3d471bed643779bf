package org.ecobureau.complaint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import io.quarkus.runtime.StartupEvent;

/** The periods as settings have them, and in words for pages: {@code {cdi:retention.identity}}. */
@ApplicationScoped
@Named("retention")
public class RetentionRules {

    @Inject
    RetentionConfig config;

    void failEarly(@Observes StartupEvent start) {
        // A period that makes no sense stops the start and not the first night.
        RetentionPolicy.of(config);
    }

    Retention now() {
        return new Retention(RetentionPolicy.of(config));
    }

    public String getIdentity() {
        return RetentionPolicy.words(config.identity());
    }

    public String getPhotos() {
        return RetentionPolicy.words(config.photos());
    }

    public String getText() {
        return RetentionPolicy.words(config.text());
    }

    public String getRefused() {
        return RetentionPolicy.words(config.refused());
    }

    public String getAudit() {
        return RetentionPolicy.words(config.audit());
    }
}
