package org.ecobureau.complaint;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;

/** Terms by channel. A case keeps the terms that were in force when it was registered and accepted. */
@ConfigMapping(prefix = "eco.clocks")
public interface ClocksConfig {

    /** Web, phone, letter, visit, media. */
    Own own();

    Hotline hotline12345();

    Platform nationalPlatform();

    Superior superior();

    /** 信访工作条例 Art. 34: once, at most 30 days, with approval and the reason told. */
    @WithDefault("30 natural")
    Term extension();

    /** The bureau's own channels. */
    interface Own {
        /** 信访工作条例 Art. 23: told in writing within 15 days. */
        @WithDefault("15 natural")
        Term acceptance();

        /** 信访工作条例 Art. 34: 60 days from acceptance. */
        @WithDefault("60 natural")
        Term answer();
    }

    /** The government's hotline: an answer within 7 days of receipt, a wrong address goes back next working day. */
    interface Hotline {
        @WithDefault("7 natural")
        Term answer();

        @WithName("return")
        @WithDefault("1 working")
        Term returning();
    }

    /** The national petition and report platform. */
    interface Platform {
        @WithDefault("15 natural")
        Term acceptance();

        @WithDefault("60 natural")
        Term answer();

        @WithName("return")
        @WithDefault("2 working")
        Term returning();
    }

    /** Passed down by a superior: objection to competence within 5 working days (信访工作条例 Art. 23). */
    interface Superior {
        @WithDefault("15 natural")
        Term acceptance();

        @WithDefault("60 natural")
        Term answer();

        @WithName("return")
        @WithDefault("5 working")
        Term returning();
    }
}
