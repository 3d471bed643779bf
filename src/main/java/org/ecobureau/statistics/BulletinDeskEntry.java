package org.ecobureau.statistics;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.ecobureau.staff.DeskEntry;
import org.ecobureau.staff.Roles;

/** The way from the staff home page to the bulletins. */
@ApplicationScoped
public class BulletinDeskEntry implements DeskEntry.Source {

    @Override
    public DeskEntry entry() {
        return new DeskEntry("月报和公报", "/staff/bulletins", "编制、审核和更正环境质量月报、年度公报", Set.of(Roles.PUBLISHER));
    }
}
