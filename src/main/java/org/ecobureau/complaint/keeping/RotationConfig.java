package org.ecobureau.complaint.keeping;

import java.time.Duration;

import org.eclipse.microprofile.config.spi.Converter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

/** How the change to new keys runs. */
@ConfigMapping(prefix = "eco.rotation")
public interface RotationConfig {

    /** How often it is looked whether a change was asked for; {@code off} on a node that shall not do it. */
    @WithDefault("15s")
    String every();

    /** A node that says nothing for so long has died; another goes on. */
    @WithDefault("2m")
    Duration lease();

    /** The program starts, changes the keys and ends: the command of {@code docs/operations.md}. */
    @WithDefault("false")
    @WithConverter(TrueOrFalse.class)
    boolean andExit();

    /** A slip of the pen would start the site where the change of keys was meant. */
    class TrueOrFalse implements Converter<Boolean> {
        @Override
        public Boolean convert(String value) {
            if (!value.equals("true") && !value.equals("false")) {
                throw new IllegalArgumentException("true or false is expected, not " + value);
            }
            return value.equals("true");
        }
    }
}
