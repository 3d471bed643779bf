package org.ecobureau.complaint.desk;

import java.util.List;

/**
 * The visits on the page of a case.
 *
 * @param unseen true when a finding is recorded although nobody wrote that anybody was there
 */
public record CaseVisits(List<VisitView> list, boolean mayRecord, boolean unseen) {

    public boolean none() {
        return list.isEmpty();
    }
}
