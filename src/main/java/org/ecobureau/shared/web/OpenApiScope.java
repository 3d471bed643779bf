package org.ecobureau.shared.web;

import java.util.LinkedHashMap;
import java.util.Map;

import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;

/** The OpenAPI document describes the interface for programs; pages for people are not in it. */
public class OpenApiScope implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Map<String, PathItem> kept = new LinkedHashMap<>();
        document.getPaths().getPathItems().forEach((path, item) -> {
            if (ErrorResponses.isApi(path)) {
                kept.put(path, item);
            }
        });
        document.getPaths().setPathItems(kept);
    }
}
