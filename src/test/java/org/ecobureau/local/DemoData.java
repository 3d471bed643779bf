package org.ecobureau.local;

/**
 * Loads the demonstration data of a local run through the site's own forms and programming interface, clearly marked as
 * demonstration. Called once, after the first start; a marker in {@code .local} remembers it. Later starts only add the
 * measurements of the time since.
 */
public final class DemoData {

    private final String site;
    private final String tokenUrl;

    /**
     * @param site address of the running site, without a trailing slash
     * @param tokenUrl where the identity provider gives tokens to service clients
     */
    public DemoData(String site, String tokenUrl) {
        this.site = site;
        this.tokenUrl = tokenUrl;
    }

    /** Loads everything; throws {@link StackFailure} when the site refuses something. */
    public void load() {
        // Features add their step here, in the order in which the data depend on each other.
        DemoNotices.load(site);
        DemoLists.load(site, new DemoObservations(site, new ServiceToken(tokenUrl)).today());
        new DemoComplaints(site).load();
        DemoCaseWork.load(site);
        refresh();
    }

    /** Adds the measurements up to now; what the site has already stays as it is. */
    public void refresh() {
        new DemoObservations(site, new ServiceToken(tokenUrl)).load();
    }
}
