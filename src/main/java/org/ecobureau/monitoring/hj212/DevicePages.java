package org.ecobureau.monitoring.hj212;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.ecobureau.monitoring.Observations;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.staff.DeskEntry;
import org.ecobureau.staff.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Shows staff which loggers send, when they were last heard of, and why packets were refused. */
@Path(DevicePages.PATH)
@RolesAllowed(Roles.MONITOR)
@NoStore
@Produces(MediaType.TEXT_HTML)
public class DevicePages {
    static final String PATH = "/staff/observations/devices";

    @Inject
    Hj212Config config;
    @Inject
    Listeners listeners;
    @Inject
    Tallies tallies;
    @Inject
    Observations observations;
    @Inject
    Clock clock;

    @CheckedTemplate(basePath = "monitoring", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance devices(boolean on, int port, List<DeviceView> devices, List<TallyView> strangers,
                Instant now);
    }

    /** One device. */
    record DeviceView(String mn, String siteName, String siteCode, boolean siteKnown, Instant seenAt, String age,
            boolean silent,
            String address, String command, String content, List<TallyView> taken, List<TallyView> refused) {
    }

    /** One count. */
    record TallyView(String label, long total, Instant lastAt, String detail) {

        static TallyView of(DeviceTally tally) {
            return new TallyView(tally.outcome.label(), tally.total, tally.lastAt, tally.detail);
        }
    }

    /** The way here from the staff home page. */
    @ApplicationScoped
    public static class Entry implements DeskEntry.Source {
        @Override
        public DeskEntry entry() {
            return new DeskEntry("监测设备（HJ 212）", PATH, "各台数采仪最近一次联系、收到和拒收的数据包", Set.of(Roles.MONITOR));
        }
    }

    @GET
    public TemplateInstance list() {
        tallies.flush();
        Instant now = clock.instant();
        List<Device> devices = listeners.devices();
        List<String> numbers = new ArrayList<>(devices.stream().map(Device::mn).toList());
        numbers.add(Tallies.NOBODY);
        Map<String, List<DeviceTally>> counts = DeviceTally.of(numbers).stream().collect(Collectors.groupingBy(t -> t.mn));
        Map<String, DeviceContact> contacts = DeviceContact.of(numbers).stream().collect(Collectors.toMap(c -> c.mn, c -> c));
        Map<String, SiteView> sites = observations.sites(null).stream().collect(Collectors.toMap(SiteView::code, s -> s));
        List<DeviceView> views = devices.stream().map(device -> view(device, sites.get(device.site()),
                contacts.get(device.mn()), counts.getOrDefault(device.mn(), List.of()), now)).toList();
        List<TallyView> strangers = counts.getOrDefault(Tallies.NOBODY, List.of()).stream().map(TallyView::of).toList();
        return Templates.devices(config.enabled(), config.port(), views, strangers, now);
    }

    private DeviceView view(Device device, SiteView site, DeviceContact contact, List<DeviceTally> counts, Instant now) {
        boolean silent = contact == null || contact.seenAt.plus(config.silentAfter()).isBefore(now);
        return new DeviceView(device.mn(), site == null ? "（没有这个点位）" : site.name(), device.site(), site != null,
                contact == null ? null : contact.seenAt, contact == null ? null : ChinaTime.age(contact.seenAt, now), silent,
                contact == null ? null : contact.address, contact == null ? null : contact.command,
                contact == null ? null : contact.content,
                counts.stream().filter(t -> !t.outcome.refused()).map(TallyView::of).toList(),
                counts.stream().filter(t -> t.outcome.refused()).map(TallyView::of).toList());
    }
}
