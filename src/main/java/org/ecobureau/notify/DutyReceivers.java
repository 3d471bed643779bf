package org.ecobureau.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.ecobureau.staff.Unit;

/** To whom the site writes on duty: units by their code, and posts of the bureau; each may have one office address. */
@ApplicationScoped
public class DutyReceivers {

    /** Who takes complaints in. */
    public static final String INTAKE = "post-intake";
    public static final String DISPATCHER = "post-dispatcher";
    public static final String LEADER = "post-leader";

    private static final List<Receiver> POSTS = List.of(new Receiver(INTAKE, "受理岗位", null),
            new Receiver(DISPATCHER, "交办员", null), new Receiver(LEADER, "分管领导", null));

    @Inject
    Outbox outbox;

    /**
     * A unit or a post.
     *
     * @param address null when none is stored: nothing is sent there
     */
    public record Receiver(String code, String name, String address) {
    }

    /** Whether mail is sent at all and somebody has an address. */
    @Transactional
    public boolean on() {
        return outbox.sends(Medium.MAIL) && DutyAddress.count() > 0;
    }

    /** Posts first, then the units in their order. */
    @Transactional
    public List<Receiver> all() {
        Map<String, String> addresses = DutyAddress.all();
        List<Receiver> all = new ArrayList<>(POSTS);
        Unit.all().forEach(u -> all.add(new Receiver(u.code(), u.name(), null)));
        return all.stream().map(r -> new Receiver(r.code(), r.name(), addresses.get(r.code()))).toList();
    }
}
