package org.ecobureau.complaint.intake;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MultivaluedMap;

import org.ecobureau.complaint.TypedPosition;
import org.ecobureau.region.BaseMap;
import org.ecobureau.region.GeoPoint;

/** Where somebody pressed the picture of the county: it fills in the degrees, without script, and the page stays. */
@ApplicationScoped
class Pins {

    /** Value of {@code to}: the page is kept and shown again. */
    static final String STAY = "stay";

    @Inject
    BaseMap map;

    /**
     * The picture beside the fields for the degrees.
     *
     * @param mark where the position of the draft lies in it, or null
     */
    public record View(BaseMap.Picture picture, BaseMap.Pixel mark) {

        public int width() {
            return BaseMap.Picture.WIDTH;
        }
    }

    /** Null while there is no approved picture whose edges are known. */
    View view(ComplaintDraft draft) {
        return map.picture().filter(BaseMap.Picture::pointable)
                .map(picture -> new View(picture, picture.of(draft.position()).orElse(null))).orElse(null);
    }

    /** Puts what was pointed at into the fields. A press by keyboard comes as the corner, which is no place. */
    void take(MultivaluedMap<String, String> posted) {
        if (posted.getFirst("pin.x") == null) {
            return;
        }
        posted.putSingle("to", STAY);
        int x = pixel(posted.getFirst("pin.x"));
        int y = pixel(posted.getFirst("pin.y"));
        Optional<GeoPoint> at = x == 0 && y == 0 ? Optional.empty() : map.picture().flatMap(picture -> picture.at(x, y));
        at.ifPresent(point -> {
            posted.putSingle("latitude", point.latitude().toPlainString());
            posted.putSingle("longitude", point.longitude().toPlainString());
            posted.putSingle("coordinates", TypedPosition.WGS84);
        });
    }

    private static int pixel(String typed) {
        return typed != null && typed.matches("[0-9]{1,4}") ? Integer.parseInt(typed) : -1;
    }
}
