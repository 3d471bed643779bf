package org.ecobureau.eia;

import java.util.List;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What of the approval notices belongs to one county. */
@ConfigMapping(prefix = "eco.eia")
public interface EiaConfig {

    /** Who may decide here; the grading of approvals gives each project to one of them (domain §0 no. 4). */
    List<Authority> authorities();

    /** The rule a new notice starts with: not counting the first day satisfies both readings of the law. */
    @WithDefault("START_EXCLUDED")
    CountingRule countingRule();

    /** An authority, and who reviews its decisions (行政复议法 Art. 24). */
    interface Authority {
        String name();

        String reviewBody();
    }

    default List<String> authorityNames() {
        return authorities().stream().map(Authority::name).toList();
    }

    /** Who reviews the decisions of an authority; for one that is no longer listed, in words that stay right. */
    default String reviewBody(String authority) {
        return authorities().stream().filter(a -> a.name().equals(authority)).map(Authority::reviewBody).findFirst()
                .orElse("有权受理的行政复议机关");
    }
}
