package org.ecobureau.complaint.desk;

import java.util.List;

/**
 * The visits on the page of a case.
 *
 * @param expected true where somebody usually goes and looks: not for enquiries, suggestions and errors of the site
 * @param unseen true when a finding is recorded although nobody wrote that anybody was there
 * @param covers whether this person may open the page that covers faces in photos
 */
public record CaseVisits(List<VisitView> list, boolean mayRecord, boolean expected, boolean unseen,
        boolean covers) {

    public boolean none() {
        return list.isEmpty();
    }
}
