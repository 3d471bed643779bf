package org.ecobureau.shared.web;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * What makes this site the site of one county: names, addresses and numbers of header, footer and help texts. The county
 * portal's rules (a department publishes under the county's domain) are met by changing these, not the code.
 */
@ConfigMapping(prefix = "eco.site")
public interface SiteConfig {

    /** County, as the header says it. */
    @WithDefault("平江县")
    String county();

    /** Full name of the site. */
    @WithDefault("平江县生态环境信息公开与投诉")
    String title();

    /** Sponsor named in the footer. */
    @WithDefault("岳阳市生态环境局平江分局")
    String bureau();

    /** First six digits of the county's division code; townships begin with it. */
    @WithDefault("430626")
    String divisionCode();

    /** Public address of the site without a trailing slash, for links in print and feeds. */
    @WithDefault("http://localhost:8080")
    String baseUrl();

    /** Parent portal linked in the header, if any. */
    Optional<String> portalUrl();

    @WithDefault("平江县人民政府门户网站")
    String portalName();

    /** The phone people call. 12369 was switched off in 2024 and merged into 12345 (domain §0 no. 3). */
    @WithDefault("12345")
    String hotline();

    /** Office phone, post and visiting address, reception hours: data of the bureau, empty until it confirms them. */
    Optional<String> officePhone();

    Optional<String> officeAddress();

    Optional<String> officeHours();

    Optional<String> officeEmail();

    /** Record numbers of a government site; each is shown only when set. */
    Optional<String> siteIdentifier();

    Optional<String> icpNumber();

    Optional<String> policeNumber();
}
