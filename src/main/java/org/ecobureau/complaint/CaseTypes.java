package org.ecobureau.complaint;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * The types of a case once more, one column each, kept by the database for the lists: named like {@link PollutionType#code}.
 */
@Embeddable
class CaseTypes {

    @Column(name = "type_air", insertable = false, updatable = false)
    Boolean air;
    @Column(name = "type_water", insertable = false, updatable = false)
    Boolean water;
    @Column(name = "type_noise", insertable = false, updatable = false)
    Boolean noise;
    @Column(name = "type_solid_waste", insertable = false, updatable = false)
    Boolean solidWaste;
    @Column(name = "type_soil", insertable = false, updatable = false)
    Boolean soil;
    @Column(name = "type_ecology", insertable = false, updatable = false)
    Boolean ecology;
    @Column(name = "type_radiation", insertable = false, updatable = false)
    Boolean radiation;
    @Column(name = "type_other", insertable = false, updatable = false)
    Boolean other;
}
