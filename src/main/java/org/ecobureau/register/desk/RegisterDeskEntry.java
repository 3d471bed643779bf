package org.ecobureau.register.desk;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.ecobureau.staff.DeskEntry;
import org.ecobureau.staff.Roles;

/** The way from the staff home page to the lists. */
@ApplicationScoped
public class RegisterDeskEntry implements DeskEntry.Source {

    @Override
    public DeskEntry entry() {
        return new DeskEntry("名单", KindPages.PATH, "功能区、夜间施工、地块、设施等名单的更新、审核和撤回", Set.of(Roles.PUBLISHER));
    }
}
