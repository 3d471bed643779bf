package org.ecobureau.noise;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.region.NearbyFact;
import org.ecobureau.region.NearbyFacts;
import org.ecobureau.region.Scene;
import org.ecobureau.region.Townships;
import org.ecobureau.register.PublishedRegister;
import org.ecobureau.register.Registers;
import org.ecobureau.shared.time.ChinaTime;

/** Night-work certificates of a township that were valid in the night somebody complains of. */
@ApplicationScoped
class PermitsNearby implements NearbyFacts {

    private static final String LABEL = "夜间施工证明";
    private static final int MOST = 5;

    @Inject
    Registers registers;
    @Inject
    Townships townships;

    @Override
    public List<NearbyFact> near(Scene scene) {
        if (!scene.topics().contains("noise") || !scene.inCounty()) {
            return List.of();
        }
        String page = "/noise/permits?township=" + scene.township();
        PublishedRegister list = registers.published(PermitPages.LIST);
        if (!list.published()) {
            return List.of(new NearbyFact(LABEL, "夜间施工证明的名单还没有公布，不知道当时有没有。", page, false, false));
        }
        List<Permit> valid = list.rows().stream().filter(row -> scene.township().equals(row.text("township"))).map(Permit::of)
                .filter(permit -> permit.state(scene.at()) == Permit.State.RUNNING).limit(MOST).toList();
        if (valid.isEmpty()) {
            String day = ChinaTime.day(ChinaTime.dayOf(scene.at()));
            return List.of(new NearbyFact(LABEL, day + " 前后，" + townships.nameOf(scene.township()) + "没有在有效期内的夜间施工证明（名单日期 "
                    + ChinaTime.day(list.listDate()) + "）。", page, true, list.demonstration()));
        }
        return valid.stream().map(permit -> fact(permit, page, list.demonstration())).toList();
    }

    private static NearbyFact fact(Permit permit, String page, boolean demonstration) {
        return new NearbyFact(LABEL, permit.row().text("project") + "，" + permit.row().text("place") + "："
                + ChinaTime.day(permit.from()) + "至" + ChinaTime.day(permit.to()) + "，每天 " + permit.row().text("hours")
                + "，证明编号 "
                + permit.row().text("certificate") + "，施工单位电话 " + permit.row().text("phone") + "。有证明也可以投诉。", page, true,
                demonstration);
    }
}
