package org.ecobureau.eia.desk;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.ecobureau.staff.DeskEntry;
import org.ecobureau.staff.Roles;

/** The way from the staff home page to the approval notices. */
@ApplicationScoped
public class EiaDeskEntry implements DeskEntry.Source {

    @Override
    public DeskEntry entry() {
        return new DeskEntry("环评公示", "/staff/eia", "起草、审核、更正和撤回环评公示", Set.of(Roles.PUBLISHER));
    }
}
